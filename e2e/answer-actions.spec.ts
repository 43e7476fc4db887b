import type { Page } from "@playwright/test"
import { expect, test } from "./fixtures/test.ts"

test("a thumb is given, changed and taken back, and is there after a reload", async ({
  chat,
  modelServer,
  page,
}) => {
  modelServer.script(["Four."])
  await chat.send("Two and two")
  await chat.expectComplete()
  const [good, bad] = [chat.action("Good answer"), chat.action("Bad answer")]
  const saved = () => page.waitForResponse((response) => response.url().endsWith("/rating") && response.ok())
  let answer = saved()
  await good.click()
  await expect(good).toHaveAttribute("aria-pressed", "true")
  await answer
  await page.reload()
  await expect(good).toHaveAttribute("aria-pressed", "true")
  answer = saved()
  await bad.click()
  await expect(good).toHaveAttribute("aria-pressed", "false")
  await expect(bad).toHaveAttribute("aria-pressed", "true")
  await answer
  answer = saved()
  await bad.click()
  await answer
  await page.reload()
  await expect(bad).toHaveAttribute("aria-pressed", "false")
})

test.describe("a thumb that the server does not take", () => {
  test.use({ expectedConsole: [/status of 500/] })

  test("is taken back, and that is said", async ({ chat, modelServer, page }) => {
    modelServer.script(["Four."])
    await chat.send("Two and two")
    await chat.expectComplete()
    await page.route("**/rating", (route) => route.fulfill({ status: 500, json: {} }))
    await chat.action("Good answer").click()
    await expect(page.getByText("The rating could not be saved.")).toBeVisible()
    await expect(chat.action("Good answer")).toHaveAttribute("aria-pressed", "false")
  })
})

test("an answer is copied as the Markdown that it is", async ({ chat, modelServer, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"])
  modelServer.script(["**Four**, see [why](https://example.org)."])
  await chat.send("Two and two")
  await chat.expectComplete()
  await chat.action("Copy answer").click()
  await expect(chat.action("Copied")).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    "**Four**, see [why](https://example.org).",
  )
})

test("an answer is read aloud sentence by sentence in its own language, until it is stopped", async ({
  chat,
  modelServer,
  page,
}) => {
  await withVoice(page)
  await page.reload()
  modelServer.script([
    "Der **Mühlgraben** führt das Wasser zum Rad. Der Untergraben führt es wieder ab.\n\n```\ncode\n```",
  ])
  await chat.send("Wie geht das?")
  await chat.expectComplete()
  await chat.action("Read aloud").click()
  await expect(chat.action("Stop reading aloud")).toBeVisible()
  await expect
    .poll(() => said(page))
    .toEqual([
      ["de", "Der Mühlgraben führt das Wasser zum Rad."],
      ["de", "Der Untergraben führt es wieder ab."],
    ])
  await chat.action("Stop reading aloud").click()
  await expect(chat.action("Read aloud")).toBeVisible()
  expect(await said(page)).toEqual([])
  await chat.action("Read aloud").click()
  await expect.poll(async () => (await said(page)).length).toBe(2)
  await page.evaluate(() => (window as unknown as Voice).finish())
  await expect(chat.action("Read aloud")).toBeVisible()
})

type Voice = { waiting: SpeechSynthesisUtterance[]; finish(): void }

/** The machine that tests run on has no voice: this one speaks when it is told to. */
async function withVoice(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const voice = window as unknown as Voice
    voice.waiting = []
    voice.finish = () => {
      for (const utterance of voice.waiting.splice(0)) utterance.dispatchEvent(new Event("end"))
    }
    speechSynthesis.speak = (utterance) => void voice.waiting.push(utterance)
    speechSynthesis.cancel = () => void voice.waiting.splice(0)
  })
}

function said(page: Page): Promise<string[][]> {
  return page.evaluate(() =>
    (window as unknown as Voice).waiting.map((utterance) => [utterance.lang, utterance.text]),
  )
}
