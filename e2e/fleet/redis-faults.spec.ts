import { setTimeout as sleep } from "node:timers/promises"
import { HOLD } from "../../demo/script.ts"
import { AnswerInView } from "./answer-in-view.ts"
import { beginCounting, expectAnswers, expectHonestEnd } from "./honest-end.ts"
import { expect, test } from "./test.ts"

// This Redis keeps nothing on disk: the worst case for what lies in it.
test("Redis dies in mid-answer: what was seen is in the record, and new answers go another way", async ({
  everywhere,
  modelServer,
  redis,
  viewer,
}) => {
  const answer = await beginCounting(viewer, modelServer)
  await expect.poll(() => answer.text.length, { timeout: 20_000 }).toBeGreaterThan(200)
  await redis?.stop("SIGKILL")
  await expectHonestEnd(everywhere, answer)
  await expectAnswers(everywhere, modelServer)
  await redis?.start()
  await expectHonestEnd(everywhere, answer)
  await expectAnswers(everywhere, modelServer)
})

test("Redis hangs for 5 s: the answer ends honestly, and what was seen is kept", async ({
  everywhere,
  modelServer,
  redis,
  viewer,
}) => {
  const answer = await beginCounting(viewer, modelServer)
  const thaw = redis?.freeze()
  await sleep(5_000)
  thaw?.()
  await expectHonestEnd(everywhere, answer)
  await expectAnswers(everywhere, modelServer)
})

test("Redis hangs while an answer waits: Stop at B closes its upstream, for B is heard through Postgres", async ({
  fleet,
  modelServer,
  redis,
  viewer,
}) => {
  const there = viewer.at(fleet.b.url)
  // What B has to load to stop for the first time is not what is measured.
  modelServer.script(["Hello."])
  const greeting = new AnswerInView()
  await greeting.ask(viewer, "Hello")
  await greeting.ended()
  await there.stop(greeting.chatId)
  const script = modelServer.script(["Once upon", HOLD])
  const answer = new AnswerInView()
  await answer.ask(viewer, "Tell me a story")
  await answer.expectText("Once upon")
  const request = await script.request()
  const thaw = redis?.freeze()
  const askedAt = performance.timeOrigin + performance.now()
  const stopping = there.stop(answer.chatId)
  // Without the beat of Redis being felt, an owner looks every 5 s.
  await modelServer.expectSocketClosed({ withinMs: 3_000, request })
  const closedAt = request.socketClosedAt ?? Number.NaN
  console.log(
    `Redis hangs: stop at the other instance → upstream closed: ${(closedAt - askedAt).toFixed(0)} ms`,
  )
  thaw?.()
  expect((await stopping).outcome).toEqual({ status: "stopped" })
  await expectAnswers([viewer], modelServer)
})
