import { setTimeout as sleep } from "node:timers/promises"
import { beginCounting, expectAnswers, expectHonestEnd, wholeText } from "./honest-end.ts"
import { endedAnswer } from "./stored-answer.ts"
import { expect, test } from "./test.ts"

test("connections that the database drops are made again, and the answer goes on", async ({
  fleet,
  modelServer,
  viewer,
}) => {
  const answer = await beginCounting(viewer, modelServer)
  for (let times = 1; times <= 3; times++) {
    await expect.poll(() => answer.text.length, { timeout: 20_000 }).toBeGreaterThan(times * 200)
    await fleet.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
    )
  }
  await answer.ended()
  expect(answer.text).toBe(wholeText)
  expect(await endedAnswer(viewer, answer.chatId)).toEqual({
    text: wholeText,
    outcome: { status: "complete" },
  })
})

test("a database that restarts in mid-answer costs nothing that was seen", async ({
  everywhere,
  modelServer,
  postgres,
  viewer,
}) => {
  const answer = await beginCounting(viewer, modelServer)
  await postgres.stop()
  await postgres.start()
  await expectHonestEnd(everywhere, answer)
  await expectAnswers(everywhere, modelServer)
})

test("a database that hangs for 5 s ends the answer honestly, and what was seen is kept", async ({
  everywhere,
  modelServer,
  postgres,
  viewer,
}) => {
  const answer = await beginCounting(viewer, modelServer)
  const thaw = postgres.freeze()
  await sleep(5_000)
  thaw()
  await expectHonestEnd(everywhere, answer)
  await expectAnswers(everywhere, modelServer)
})
