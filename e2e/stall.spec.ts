import { HOLD, OPEN, SILENCE } from "../demo/script.ts"
import { answerWith, modelOf, severalModels } from "./fixtures/model-choice.ts"
import { expect, test } from "./fixtures/test.ts"

const stallMs = 12_000
test.use({ appEnv: { ...severalModels, NOTICE_MS: "3000", STALL_MS: String(stallMs) } })

const notice = /^No data for \d+ s$/
const closeWithinMs = 500

test("before the first word the reader is told who is waited for", async ({ chat, modelServer }) => {
  modelServer.script([OPEN, HOLD, "Once upon a time"])
  await chat.send("Tell me a story")
  await expect(chat.lastAnswer).toHaveText("Thinking")
  await expect(chat.lastAnswer).toHaveText("Still waiting for Swift")
  modelServer.release()
  await chat.expectComplete()
  await expect(chat.answerText).toHaveText("Once upon a time")
  await expect(chat.conversation).not.toContainText("Still waiting")
})

test("who keeps waiting gets the rest of the same answer", async ({ chat, modelServer, page }) => {
  modelServer.script(["Once upon", HOLD, " a time"])
  await chat.send("Tell me a story")
  await expect(page.getByText(notice)).toBeVisible()
  await expect(chat.answerText).toHaveText("Once upon")
  await chat.action("Keep waiting").click()
  await expect(page.getByText(notice)).toBeHidden()
  expect(modelServer.requests[0]).toMatchObject({ answer: "sending", socketClosedAt: null })
  modelServer.release()
  await chat.expectComplete()
  await expect(chat.answerText).toHaveText("Once upon a time")
  expect(modelServer.requests).toHaveLength(1)
})

test("the notice goes by itself when the provider speaks again", async ({ chat, modelServer, page }) => {
  modelServer.script(["Once upon", HOLD, " a time", HOLD, "."])
  await chat.send("Tell me a story")
  await expect(page.getByText(notice)).toBeVisible()
  modelServer.release()
  await expect(chat.answerText).toHaveText("Once upon a time")
  await expect(page.getByText(notice)).toBeHidden()
  modelServer.release()
  await chat.expectComplete()
})

test("Retry hangs up on the silent provider and asks it again", async ({ chat, modelServer, page }) => {
  modelServer.script(["Once upon", SILENCE])
  await chat.send("Tell me a story")
  await expect(page.getByText(notice)).toBeVisible()
  modelServer.script(["There was a mill."])
  await chat.action("Retry").click()
  await modelServer.expectSocketClosed({ withinMs: closeWithinMs, request: modelServer.requests[0] })
  await chat.expectComplete()
  await expect(chat.answerText).toHaveText("There was a mill.")
  await expect(chat.answers).toHaveCount(1)
  expect(modelServer.requests.map(modelOf)).toEqual(["swift-1", "swift-1"])
  expect(modelServer.saidTo(2)).toEqual([["user", "Tell me a story"]])
})

test("another model takes over from the silent one", async ({ chat, modelServer, page }) => {
  modelServer.script(["Once upon", SILENCE])
  await chat.send("Tell me a story")
  await expect(page.getByText(notice)).toBeVisible()
  modelServer.script(["There was a mill."])
  await answerWith(chat, "Steady")
  await modelServer.expectSocketClosed({ withinMs: closeWithinMs, request: modelServer.requests[0] })
  await chat.expectComplete()
  await expect(chat.lastAnswer).toHaveAccessibleName("Answer by Steady")
  await expect(chat.answerText).toHaveText("There was a mill.")
  expect(modelServer.requests.map(modelOf)).toEqual(["swift-1", "steady-1"])
  await page.reload()
  await expect(chat.answerText).toHaveText("There was a mill.")
})

test("nobody chooses: the answer fails as stalled and the provider is hung up on", async ({
  chat,
  modelServer,
}) => {
  modelServer.script(["Once upon", SILENCE])
  await chat.send("Tell me a story")
  await expect(chat.outcome).toHaveAttribute("data-outcome", "failed", { timeout: stallMs + 7_000 })
  await chat.expectOutcome("failed", "The provider stopped sending.")
  await modelServer.expectSocketClosed({ withinMs: closeWithinMs })
  await expect(chat.answerText).toHaveText("Once upon")
  for (const name of ["Continue", "Retry", "Other model"]) await expect(chat.action(name)).toBeVisible()
})
