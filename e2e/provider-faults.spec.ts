import { CUT, failure, finish, RESET, type Step, TRUNCATE } from "../demo/script.ts"
import { expect, test } from "./fixtures/test.ts"

type Fault = { step: Step; outcome: string; sentence: string }

const inMidStream: Record<string, Fault> = {
  "an error event": {
    step: failure("secret words of the provider"),
    outcome: "failed",
    sentence: "The provider reported an error.",
  },
  "a reset connection": { step: RESET, outcome: "interrupted", sentence: "The answer was cut off." },
  "a connection cut inside a chunk": {
    step: CUT,
    outcome: "interrupted",
    sentence: "The answer was cut off.",
  },
  "an end without a reason": { step: TRUNCATE, outcome: "interrupted", sentence: "The answer was cut off." },
}

for (const [name, { step, outcome, sentence }] of Object.entries(inMidStream)) {
  test(`${name} in mid-stream stands next to the partial answer, also after a reload`, async ({
    chat,
    modelServer,
    page,
  }) => {
    modelServer.script(["Once upon", step])
    await chat.send("Tell me a story")
    await chat.expectOutcome(outcome, sentence)
    await expect(chat.lastAnswer).toContainText("Once upon")
    await page.reload()
    await expect(chat.lastAnswer).toContainText("Once upon")
    await chat.expectOutcome(outcome, sentence)
    await expect(page.getByText("secret words")).toHaveCount(0)
    expect(modelServer.requests, "no silent second attempt").toHaveLength(1)
  })

  test(`Retry after ${name} answers the question anew`, async ({ chat, modelServer, page }) => {
    modelServer.script(["Once upon", step])
    await chat.send("Tell me a story")
    await chat.expectOutcome(outcome)
    modelServer.script(["There was a mill."])
    await chat.action("Retry").click()
    await expect(chat.lastAnswer).toContainText("There was a mill.")
    await chat.expectComplete()
    await expect(chat.lastAnswer).not.toContainText("Once upon")
    expect(modelServer.saidTo(2)).toEqual([["user", "Tell me a story"]])
    await page.reload()
    await expect(chat.lastAnswer).toContainText("There was a mill.")
  })

  test(`Continue after ${name} goes on in the same message`, async ({ chat, modelServer, page }) => {
    modelServer.script(["Once upon", step])
    await chat.send("Tell me a story")
    await chat.expectOutcome(outcome)
    modelServer.script([" a time", " there was a mill."])
    await chat.action("Continue").click()
    await expect(chat.lastAnswer).toContainText("Once upon a time there was a mill.")
    await chat.expectComplete()
    await page.reload()
    await expect(chat.lastAnswer).toContainText("Once upon a time there was a mill.")
    await expect(chat.answers).toHaveCount(1)
  })
}

test("an answer at its length limit says so and goes on", async ({ chat, modelServer }) => {
  modelServer.script(["Once upon", finish("length")])
  await chat.send("Tell me a story")
  await chat.expectOutcome("length", "Reached the length limit")
  modelServer.script([" a time."])
  await chat.action("Continue").click()
  await expect(chat.lastAnswer).toContainText("Once upon a time.")
  await chat.expectComplete()
})
