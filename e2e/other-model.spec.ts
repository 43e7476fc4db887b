import { failure, RESET } from "../demo/script.ts"
import { answerWith, chooseModel, modelOf, severalModels } from "./fixtures/model-choice.ts"
import { expect, test } from "./fixtures/test.ts"

test.use({ appEnv: severalModels })

test("another model answers in place of the one that failed half-way", async ({
  chat,
  modelServer,
  page,
}) => {
  modelServer.script(["Once upon", failure("secret words of the provider")])
  await chat.send("Tell me a story")
  await chat.expectOutcome("failed", "The provider reported an error.")
  await expect(chat.answerText).toHaveText("Once upon")
  modelServer.script(["There was a mill."])
  await answerWith(chat, "Steady")
  await chat.expectComplete()
  await expect(chat.answerText).toHaveText("There was a mill.")
  await expect(chat.answers).toHaveCount(1)
  await expect(chat.lastAnswer).toHaveAccessibleName("Answer by Steady")
  expect(modelServer.requests.map(modelOf)).toEqual(["swift-1", "steady-1"])
  expect(modelServer.saidTo(2)).toEqual([["user", "Tell me a story"]])
  await page.reload()
  await expect(chat.lastAnswer).toHaveAccessibleName("Answer by Steady")
  await expect(chat.answerText).toHaveText("There was a mill.")
})

test("Retry asks the model that was chosen, anew", async ({ chat, modelServer, page }) => {
  await chooseModel(chat, "Steady")
  modelServer.script(["Once upon", RESET])
  await chat.send("Tell me a story")
  await chat.expectOutcome("interrupted", "The answer was cut off.")
  modelServer.script(["There was a mill."])
  await chat.action("Retry").click()
  await chat.expectComplete()
  await expect(chat.answerText).toHaveText("There was a mill.")
  await expect(chat.lastAnswer).toHaveAccessibleName("Answer by Steady")
  expect(modelServer.requests.map(modelOf)).toEqual(["steady-1", "steady-1"])
  expect(modelServer.saidTo(2)).toEqual([["user", "Tell me a story"]])
  await page.reload()
  await expect(page.getByRole("button", { name: "Model: Steady" })).toBeVisible()
})

test("Continue asks the model that began the answer", async ({ chat, modelServer }) => {
  modelServer.script(["Once upon", failure("overloaded")])
  await chat.send("Tell me a story")
  await chat.expectOutcome("failed")
  modelServer.script(["There was", failure("overloaded")])
  await answerWith(chat, "Steady")
  await expect(chat.answerText).toHaveText("There was")
  await chat.expectOutcome("failed")
  modelServer.script([" a mill."])
  await chat.action("Continue").click()
  await chat.expectComplete()
  await expect(chat.answerText).toHaveText("There was a mill.")
  await expect(chat.lastAnswer).toHaveAccessibleName("Answer by Steady")
  expect(modelServer.requests.map(modelOf)).toEqual(["swift-1", "steady-1", "steady-1"])
  expect(modelServer.saidTo(3)).toEqual([
    ["user", "Tell me a story"],
    ["assistant", "There was"],
    ["user", expect.stringMatching(/^Your last answer was cut off\. Continue it/)],
  ])
})
