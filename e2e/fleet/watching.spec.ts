import { HOLD } from "../../demo/script.ts"
import { AnswerInView } from "./answer-in-view.ts"
import { endedAnswer, storedAnswer } from "./stored-answer.ts"
import { expect, test } from "./test.ts"

const graceMs = 5_000
test.use({ fleetEnv: { DISCONNECT_GRACE_MS: String(graceMs) } })

test("a viewer at B keeps an answer of A alive, and its leaving ends it", async ({
  fleet,
  modelServer,
  viewer,
}) => {
  const there = viewer.at(fleet.b.url)
  // Who goes over has to be there within the grace, which is not to go by while B loads what its first reader needs.
  modelServer.script(["Hello."])
  const greeting = new AnswerInView()
  await greeting.ask(viewer, "Hello")
  await greeting.ended()
  await greeting.moveTo(there)
  await greeting.ended()
  const script = modelServer.script(["Once upon", HOLD, " a time", HOLD])
  const answer = new AnswerInView()
  await answer.ask(viewer, "Tell me a story")
  await answer.expectText("Once upon")
  await answer.moveTo(there)
  // A second answer that nobody watches at all shows when the grace is over.
  modelServer.script(["Unseen", HOLD])
  const unseen = new AnswerInView()
  await unseen.ask(viewer, "Tell me nothing")
  await unseen.expectText("Unseen")
  await unseen.leave()
  expect((await endedAnswer(viewer, unseen.chatId)).outcome).toEqual({
    status: "interrupted",
    reason: "abandoned",
  })
  expect((await storedAnswer(viewer, answer.chatId)).outcome).toBeNull()
  script.release()
  await answer.expectText("Once upon a time")
  await answer.leave()
  const request = await script.request()
  await modelServer.expectSocketClosed({ withinMs: 4 * graceMs, request })
  expect(await endedAnswer(there, answer.chatId)).toEqual({
    text: "Once upon a time",
    outcome: { status: "interrupted", reason: "abandoned" },
  })
})
