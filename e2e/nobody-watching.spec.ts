import { HOLD } from "../demo/script.ts"
import { shortGrace } from "./fixtures/graces.ts"
import { expect, test } from "./fixtures/test.ts"

test.use({ appEnv: shortGrace })

test("an answer that nobody watches is ended, and says so", async ({ chat, modelServer, page }) => {
  modelServer.script(["Once upon", HOLD])
  await chat.send("Tell me a story")
  await expect(chat.answerText).toHaveText("Once upon")
  const address = page.url()
  await page.goto("about:blank")
  const leftAt = performance.now()
  await modelServer.expectSocketClosed({ withinMs: 3_000 })
  expect(performance.now() - leftAt, "milliseconds of grace").toBeGreaterThan(1_000)
  await page.goto(address)
  await expect(chat.answerText).toHaveText("Once upon")
  await chat.expectOutcome("interrupted", "Nobody was watching, so the answer was ended.")
  await expect(chat.action("Continue")).toBeVisible()
})
