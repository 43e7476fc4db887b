import { HOLD, tokens, tokenText } from "../../demo/script.ts"
import { readText } from "../fixtures/raw-viewer.ts"
import { AnswerInView } from "./answer-in-view.ts"
import { endedAnswer } from "./stored-answer.ts"
import { expect, test } from "./test.ts"

test("an answer begun on A is read on from B, where it was left, with nothing twice and nothing lost", async ({
  fleet,
  modelServer,
  viewer,
}) => {
  modelServer.script([tokens(50), HOLD, tokens(50, { from: 51 }), HOLD, tokens(50, { from: 101 })])
  const answer = new AnswerInView()
  await answer.ask(viewer, "Count")
  await answer.expectText(tokenText(50))
  await answer.moveTo(viewer.at(fleet.b.url))
  modelServer.release()
  await answer.expectText(tokenText(100))
  await answer.moveTo(viewer)
  modelServer.release()
  await answer.expectText(tokenText(150))
  await answer.ended()
  expect(answer.finished).toBe(true)
  for (const instance of fleet.instances)
    expect(await endedAnswer(viewer.at(instance.url), answer.chatId)).toEqual({
      text: tokenText(150),
      outcome: { status: "complete" },
    })
})

test("a fast answer is followed from the other instance while it is made", async ({
  fleet,
  modelServer,
  viewer,
}) => {
  modelServer.script(["w1 ", HOLD, tokens(2_000, { from: 2, perSecond: 500 })])
  const answer = new AnswerInView()
  await answer.ask(viewer, "Count")
  await answer.expectText("w1 ")
  await answer.moveTo(viewer.at(fleet.b.url))
  modelServer.release()
  await answer.expectText(tokenText(2_001), { timeout: 30_000 })
  await answer.ended()
  expect(answer.finished).toBe(true)
})

test("the same question at both instances makes one answer", async ({ fleet, modelServer, viewer }) => {
  // Both are there before there is anything to read.
  modelServer.script([HOLD, "Once upon a time."])
  const chatId = crypto.randomUUID()
  const messageId = crypto.randomUUID()
  const streams = await Promise.all(
    [viewer, viewer.at(fleet.b.url)].map((at) => at.ask(chatId, "Tell me a story", { messageId })),
  )
  modelServer.release()
  const texts = await Promise.all(streams.map((stream) => readText(stream, () => false)))
  expect(texts).toEqual(["Once upon a time.", "Once upon a time."])
  expect(modelServer.requests).toHaveLength(1)
})
