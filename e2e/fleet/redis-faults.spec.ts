import { setTimeout as sleep } from "node:timers/promises"
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
