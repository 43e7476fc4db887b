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
