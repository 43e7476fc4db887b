import { readFile } from "node:fs/promises"
import type { Page } from "@playwright/test"
import { expect, test } from "./fixtures/test.ts"

const jsonFile = (name: string, content: string | Buffer) => ({
  name,
  mimeType: "application/json",
  buffer: Buffer.from(content),
})

async function download(page: Page, click: () => Promise<void>): Promise<{ name: string; text: string }> {
  const [saved] = await Promise.all([page.waitForEvent("download"), click()])
  return { name: saved.suggestedFilename(), text: await readFile(await saved.path(), "utf8") }
}

test("everything is exported, and another person imports it: the same chats, all versions included", async ({
  chat,
  modelServer,
  page,
  browser,
  baseURL,
  watch,
}) => {
  modelServer.script(["Blue."])
  await chat.send("Which colour has the sky?")
  await chat.expectComplete()
  modelServer.script(["Grey."])
  await page.getByRole("button", { name: "Answer again" }).click()
  await expect(chat.lastAnswer).toContainText("Grey.")
  await chat.expectComplete()
  await chat.openSettings("Your data")
  const file = await download(page, () => page.getByRole("button", { name: "As JSON" }).click())
  expect(file.name).toBe("Millrace chats.json")

  const other = await browser.newContext({ baseURL: baseURL ?? "" })
  await watch(other)
  const there = await chat.openBeside(other)
  await there.openSettings("Your data")
  await there.page.getByLabel("Choose a file").setInputFiles(jsonFile("chats.json", file.text))
  await expect(there.page.getByText("1 chat imported.")).toBeVisible()
  await there.closeSettings()
  await there.chat("Which colour has the sky?").click()
  await expect(there.lastAnswer).toContainText("Grey.")
  await there.page.getByRole("button", { name: "Previous version" }).click()
  await expect(there.lastAnswer).toContainText("Blue.")
  await other.close()
})

test("one chat is exported as Markdown", async ({ chat, modelServer, page }) => {
  modelServer.script(["It is **blue**."])
  await chat.send("Which colour has the sky?")
  await chat.expectComplete()
  await chat.chat("Which colour has the sky?").hover()
  const file = await download(page, () => chat.choose("Which colour has the sky?", "Export as Markdown"))
  expect(file.name).toBe("Which colour has the sky?.md".replace("?", "_"))
  expect(file.text).toMatch(
    /^# Which colour has the sky\?\n\n## You\n\n.*\n\n## .+\n\nIt is \*\*blue\*\*\.\n$/,
  )
})

test("ChatGPT's conversations come in, and a file that is none is refused in words", async ({
  chat,
  page,
}) => {
  const said = (id: string, parent: string | null, role: string, text: string) => ({
    id,
    parent,
    message: {
      author: { role },
      create_time: 1_700_000_000,
      content: { content_type: "text", parts: [text] },
      metadata: {},
    },
  })
  const conversation = {
    title: "Mills of old",
    create_time: 1_700_000_000,
    current_node: "b",
    mapping: { a: said("a", null, "user", "How?"), b: said("b", "a", "assistant", "With water.") },
  }
  await chat.openSettings("Your data")
  const input = page.getByLabel("Choose a file")
  await input.setInputFiles(jsonFile("holiday.json", "{}"))
  await expect(page.getByText("This file is neither an export of Millrace nor of ChatGPT.")).toBeVisible()
  await input.setInputFiles(jsonFile("conversations.json", JSON.stringify([conversation, {}])))
  await expect(page.getByText("1 chat imported. 1 could not be read.")).toBeVisible()
  await chat.closeSettings()
  await chat.chat("Mills of old").click()
  await expect(chat.lastAnswer).toContainText("With water.")
})

test("an import that takes long shows how far it is, and can be cancelled", async ({ page, chat }) => {
  await expect(chat.message).toBeVisible()
  const at = "2026-01-01T00:00:00Z"
  const chats = Array.from({ length: 120 }, (_, index) => ({
    title: `Chat ${index}`,
    createdAt: at,
    updatedAt: at,
    activeLeafId: null,
    messages: [],
  }))
  let first = true
  await page.route("**/api/import", async (route) => {
    if (first) await route.continue()
    // The second request stays unanswered.
    first = false
  })
  await chat.openSettings("Your data")
  const file = JSON.stringify({ format: "millrace-chats", version: 1, chats })
  await page.getByLabel("Choose a file").setInputFiles(jsonFile("chats.json", file))
  await expect(page.getByText("50 of 120 chats")).toBeVisible()
  await page.getByRole("button", { name: "Cancel" }).click()
  await expect(page.getByText("Cancelled. 50 chats imported.")).toBeVisible()
})
