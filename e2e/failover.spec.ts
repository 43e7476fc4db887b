import { HOLD, RESET, status } from "../demo/script.ts"
import { answerWith, chooseModel, modelOf, severalModels } from "./fixtures/model-choice.ts"
import { expect, test } from "./fixtures/test.ts"

test.use({ appEnv: severalModels })

test("a quiet badge says who answered for a provider that is down", async ({ chat, modelServer, page }) => {
  const badge = chat.lastAnswer.getByText("answered by spare-1 because Dry well did not respond")
  await chooseModel(chat, "With a spare")
  modelServer.script(["Once upon", HOLD, " a time"])
  await chat.send("Tell me a story")
  await expect(chat.answerText).toHaveText("Once upon")
  modelServer.release()
  await chat.expectComplete()
  await expect(badge).toBeVisible()
  expect(modelServer.requests.map(modelOf)).toEqual(["spare-1"])
  await page.reload()
  await expect(chat.answerText).toHaveText("Once upon a time")
  await expect(badge).toBeVisible()
  await chat.lastAnswer.getByRole("button", { name: "Answer details" }).click()
  const details = page.getByRole("dialog", { name: "About this answer" })
  await expect(details).toContainText("Attempts2")
  await expect(details).toContainText("ProviderMill")
})

test("the reader sees nothing of a candidate that refused", async ({ chat, modelServer, page }) => {
  await chooseModel(chat, "Overloaded")
  modelServer.script([status(503, "secret words of the provider")])
  modelServer.script(["Once upon a time"])
  await chat.send("Tell me a story")
  await chat.expectComplete()
  await expect(chat.answerText).toHaveText("Once upon a time")
  await expect(chat.lastAnswer).toContainText("answered by spare-2 because Crowd did not respond")
  await expect(page.getByText("secret words")).toHaveCount(0)
  expect(modelServer.requests.map(modelOf)).toEqual(["crowded-1", "spare-2"])
  expect(modelServer.saidTo(2)).toEqual(modelServer.saidTo(1))
})

test("after the first word nobody else is asked", async ({ chat, modelServer }) => {
  await chooseModel(chat, "Overloaded")
  modelServer.script(["Once upon", RESET])
  await chat.send("Tell me a story")
  await chat.expectOutcome("interrupted", "The answer was cut off.")
  await expect(chat.answerText).toHaveText("Once upon")
  await expect(chat.lastAnswer).not.toContainText("did not respond")
  expect(modelServer.requests.map(modelOf)).toEqual(["crowded-1"])
})

test("with every candidate down there is one sentence, and Retry leaves the next message in the box", async ({
  chat,
  modelServer,
  page,
}) => {
  await chooseModel(chat, "Lost")
  await chat.send("Tell me a story")
  const sentence = chat.conversation.getByText("No model could be reached.")
  await chat.expectOutcome("failed", "No model could be reached.")
  await expect(sentence).toHaveCount(1)
  await expect(chat.action("Continue")).toHaveCount(0)
  await chat.message.fill("And then a poem")
  const retried = page.waitForResponse((response) => response.request().method() === "POST")
  await chat.action("Retry").click()
  await retried
  await chat.expectOutcome("failed", "No model could be reached.")
  await expect(sentence).toHaveCount(1)
  await expect(chat.message).toHaveValue("And then a poem")
  modelServer.script(["Once upon a time"])
  await answerWith(chat, "Swift")
  await chat.expectComplete()
  await expect(chat.answerText).toHaveText("Once upon a time")
  await expect(chat.message).toHaveValue("And then a poem")
  await expect(chat.questions).toHaveCount(1)
  expect(modelServer.requests.map(modelOf)).toEqual(["swift-1"])
})
