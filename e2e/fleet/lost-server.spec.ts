import { HOLD } from "../../demo/script.ts"
import { AnswerInView } from "./answer-in-view.ts"
import { endedAnswer, storedAnswer } from "./stored-answer.ts"
import { expect, test } from "./test.ts"

const lost = { status: "interrupted", reason: "server-lost" }
// A lease is lost after 15 s (I8), and the next round of an instance that looks comes within 5 s: 20 s, which is printed. The rest
// is for a busy machine to end it in, and to be asked.
const reapedWithinMs = 30_000

test("B ends an answer whose instance was killed, with everything that was seen", async ({
  fleet,
  modelServer,
  viewer,
}) => {
  modelServer.script(["Once upon a time", HOLD])
  const answer = new AnswerInView()
  await answer.ask(viewer, "Tell me a story")
  await answer.expectText("Once upon a time")
  await fleet.a.kill()
  const killedAt = performance.now()
  await modelServer.expectSocketClosed({ withinMs: 2_000 })
  const there = viewer.at(fleet.b.url)
  await answer.moveTo(there)
  await answer.ended()
  const endedAfterMs = performance.now() - killedAt
  console.log(`an instance dies → the other one has ended its answer: ${(endedAfterMs / 1_000).toFixed(1)} s`)
  expect(endedAfterMs).toBeLessThan(reapedWithinMs)
  expect(answer.finished).toBe(true)
  expect(await endedAnswer(there, answer.chatId)).toEqual({ text: "Once upon a time", outcome: lost })
})

test("an instance that was frozen and wakes up after its answer was ended elsewhere writes nothing", async ({
  fleet,
  modelServer,
  viewer,
}) => {
  modelServer.script(["Once upon a time", HOLD, " there was a mill."])
  const answer = new AnswerInView()
  await answer.ask(viewer, "Tell me a story")
  await answer.expectText("Once upon a time")
  await answer.leave()
  fleet.a.freeze()
  const there = viewer.at(fleet.b.url)
  const ended = await endedAnswer(there, answer.chatId, reapedWithinMs)
  expect(ended).toEqual({ text: "Once upon a time", outcome: lost })
  // What the provider says meanwhile lies in the socket of A, which reads it when it wakes up.
  modelServer.release()
  fleet.a.thaw()
  // The zombie has noticed when it has closed its upstream or read it to its end.
  await modelServer.until("A is done with its upstream", ({ socketClosedAt }) => socketClosedAt !== null)
  const next = new AnswerInView()
  modelServer.script(["I am well."])
  await next.ask(viewer, "How are you?")
  await next.ended()
  for (const instance of fleet.instances)
    expect(await storedAnswer(viewer.at(instance.url), answer.chatId)).toEqual(ended)
})
