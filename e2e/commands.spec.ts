import type { Page } from "@playwright/test"
import { HOLD } from "../demo/script.ts"
import { expect, test } from "./fixtures/test.ts"

const list = (page: Page) => page.getByRole("listbox", { name: "Commands" })
const options = (page: Page) => list(page).getByRole("option")

test("a slash lists the commands; arrows choose one and Enter runs it", async ({ chat, page }) => {
  await chat.message.pressSequentially("/")
  await expect(options(page).first()).toHaveAttribute("aria-selected", "true")
  await expect(options(page).first()).toContainText("New chat")
  await page.keyboard.press("ArrowDown")
  await expect(options(page).nth(1)).toHaveAttribute("aria-selected", "true")
  const active = await chat.message.getAttribute("aria-activedescendant")
  await expect(options(page).nth(1)).toHaveAttribute("id", active ?? "")
  await expect(chat.message).toBeFocused()
  await page.keyboard.type("temp")
  await expect(options(page)).toHaveText([/^Temporary chat/])
  await page.keyboard.press("Enter")
  await expect(page.getByRole("heading", { name: "Temporary chat" })).toBeVisible()
  await expect(list(page)).toBeHidden()
  await expect(chat.message).toHaveValue("")
})

test("Tab and a click run commands too, found by what they are called", async ({ chat, page }) => {
  await chat.message.pressSequentially("/instr")
  await expect(options(page)).toHaveText([/^Chat settings/])
  await page.keyboard.press("Tab")
  await expect(page.getByRole("dialog", { name: "Chat settings" })).toBeVisible()
  await page.keyboard.press("Escape")
  await chat.message.pressSequentially("/short")
  await options(page).click()
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible()
  await page.keyboard.press("Escape")
  await chat.message.pressSequentially("/model")
  await page.keyboard.press("Enter")
  await expect(page.getByRole("combobox", { name: "Find a model" })).toBeFocused()
})

test("Escape closes the list, leaves the text and stops nothing; what is no command is a message", async ({
  chat,
  modelServer,
  page,
}) => {
  modelServer.script(["Once upon", HOLD])
  await chat.send("Tell me a story")
  await expect(chat.lastAnswer).toContainText("Once upon")
  await chat.message.pressSequentially("/st")
  await expect(options(page)).not.toHaveCount(0)
  await page.keyboard.press("Escape")
  await expect(list(page)).toBeHidden()
  await expect(chat.message).toHaveValue("/st")
  await expect(chat.stopButton).toBeVisible()
  await chat.message.fill("")
  await chat.message.pressSequentially("/stop")
  await page.keyboard.press("Enter")
  await chat.expectOutcome("stopped")
  modelServer.script(["A path."])
  await chat.message.pressSequentially("/etc/hosts")
  await expect(list(page)).toBeHidden()
  await page.keyboard.press("Enter")
  await expect(chat.questions.last()).toContainText("/etc/hosts")
  await chat.expectComplete()
})

test("Enter that chooses a word of an input method runs no command", async ({ chat, page, context }) => {
  const session = await context.newCDPSession(page)
  await chat.message.pressSequentially("/")
  await expect(options(page)).not.toHaveCount(0)
  await session.send("Input.imeSetComposition", { text: "n", selectionStart: 1, selectionEnd: 1 })
  await expect(chat.message).toHaveValue("/n")
  await page.keyboard.press("Enter")
  await expect(page.getByRole("dialog")).toBeHidden()
  await expect(chat.message).not.toHaveValue("")
})

test("the palette finds commands, chats and messages, and opens a message where it stands", async ({
  chat,
  modelServer,
  page,
}) => {
  modelServer.script(["The tailrace carries the water away."])
  await chat.send("How does a mill work?")
  await chat.expectComplete()
  await chat.newChat()
  await page.keyboard.press("ControlOrMeta+k")
  const palette = page.getByRole("dialog", { name: "Find a chat, a message or a command" })
  await palette.getByRole("combobox").fill("mill")
  await expect(palette.getByRole("group", { name: "Chats" }).getByRole("option")).toHaveText([
    "How does a mill work?",
  ])
  await palette.getByRole("combobox").fill("tailrace")
  const messages = palette.getByRole("group", { name: "Messages" })
  await expect(messages.locator("mark")).toHaveText(["tailrace"])
  await page.keyboard.press("Enter")
  await expect(chat.lastAnswer).toBeFocused()
  await page.keyboard.press("ControlOrMeta+k")
  await palette.getByRole("combobox").fill("json")
  await expect(palette.getByRole("group", { name: "Commands" }).getByRole("option")).toHaveText([
    "Export as JSON",
  ])
  const download = page.waitForEvent("download")
  await page.keyboard.press("Enter")
  expect((await download).suggestedFilename()).toMatch(/\.json$/)
})
