import type { Page } from "@playwright/test"
import { HOLD } from "../demo/script.ts"
import { launchOptions } from "./fixtures/chromium.ts"
import { expect, test } from "./fixtures/test.ts"

// Playwright turns the back-forward cache off; people have it.
test.use({ launchOptions: { ...launchOptions, ignoreDefaultArgs: ["--disable-back-forward-cache"] } })

test("back and forward find the answer as it goes on", async ({ chat, modelServer, page }) => {
  modelServer.script(["one ", HOLD, "two ", HOLD, "three."])
  await chat.send("Count")
  await expect(chat.answerText).toHaveText("one")
  await chat.chatId()
  await page.goto("about:blank")
  modelServer.release()
  await modelServer.until("the second part was sent", (request) => request.deltasSent === 2)
  await go(page, "back")
  await expect(chat.answerText).toHaveText("one two")
  await go(page, "forward")
  await expect(chat.answers).toHaveCount(0)
  await go(page, "back")
  await expect(chat.answerText).toHaveText("one two")
  modelServer.release()
  await expect(chat.answerText).toHaveText("one two three.")
  await chat.expectComplete()
  expect(modelServer.requests).toHaveLength(1)
})

// A page that comes out of the cache does not load, which `page.goBack` would wait for.
async function go(page: Page, where: "back" | "forward"): Promise<void> {
  await page.evaluate((direction) => setTimeout(() => history[direction]()), where)
}
