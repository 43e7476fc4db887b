import { HOLD } from "../demo/script.ts"
import { expect, test } from "./fixtures/test.ts"

test("five reloads in one answer lose nothing and ask nothing twice", async ({ chat, modelServer, page }) => {
  modelServer.script(["one ", HOLD, "two ", HOLD, "three ", HOLD, "four ", HOLD, "five ", HOLD, "six."])
  await chat.send("Count")
  for (const soFar of ["one", "one two", "one two three", "one two three four", "one two three four five"]) {
    await expect(chat.answerText).toHaveText(soFar)
    await page.reload()
    await expect(chat.answerText).toHaveText(soFar)
    await expect(chat.stopButton).toBeVisible()
    modelServer.release()
  }
  await expect(chat.answerText).toHaveText("one two three four five six.")
  await chat.expectComplete()
  expect(modelServer.requests).toHaveLength(1)
  expect(modelServer.requests[0]?.answer).toBe("finished")
})

test("an answer that ended while the page was away is whole on return", async ({
  chat,
  modelServer,
  page,
}) => {
  modelServer.script(["one ", HOLD, "two."])
  await chat.send("Count")
  await expect(chat.answerText).toHaveText("one")
  const address = page.url()
  await page.goto("about:blank")
  modelServer.release()
  await modelServer.until("it was sent to its end", (request) => request.answer === "finished")
  await page.goto(address)
  await expect(chat.answerText).toHaveText("one two.")
  await chat.expectComplete()
  expect(modelServer.requests).toHaveLength(1)
})

test.describe("back and forward", () => {
  // Playwright turns the back-forward cache off; people have it.
  test.use({ launchOptions: { ignoreDefaultArgs: ["--disable-back-forward-cache"] } })

  test("find the answer as it goes on", async ({ app, chat, modelServer, page }) => {
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
})

test.describe("with a short grace", () => {
  test.use({ appEnv: { DISCONNECT_GRACE_MS: "1500" } })

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

  test("a reload is not leaving", async ({ chat, modelServer, page }) => {
    modelServer.script(["one ", HOLD, "two."])
    await chat.send("Count")
    for (let reloads = 0; reloads < 3; reloads++) {
      await expect(chat.answerText).toHaveText("one")
      await page.reload()
    }
    modelServer.release()
    await expect(chat.answerText).toHaveText("one two.")
    await chat.expectComplete()
  })
})
