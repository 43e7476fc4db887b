import { HOLD } from "../demo/script.ts"
import { launchOptions } from "./fixtures/chromium.ts"
import { expect, test } from "./fixtures/test.ts"

// Playwright turns the back-forward cache off; people have it.
test.use({ launchOptions: { ...launchOptions, ignoreDefaultArgs: ["--disable-back-forward-cache"] } })

test("back and forward find the answer as it goes on", async ({ app, chat, modelServer, page }) => {
  modelServer.script(["one ", HOLD, "two ", HOLD, "three."])
  await chat.send("Count")
  await expect(chat.answerText).toHaveText("one")
  await chat.chatId()
  await page.goto(`${app.url}/api/health`)
  modelServer.release()
  await modelServer.until("the second part was sent", (request) => request.deltasSent === 2)
  await page.goBack()
  await expect(chat.answerText).toHaveText("one two")
  await page.goForward()
  await page.goBack()
  await expect(chat.answerText).toHaveText("one two")
  modelServer.release()
  await expect(chat.answerText).toHaveText("one two three.")
  await chat.expectComplete()
  expect(modelServer.requests).toHaveLength(1)
})
