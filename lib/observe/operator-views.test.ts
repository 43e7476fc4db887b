import { afterEach, beforeEach, expect, test } from "vitest"
import type { Connection } from "../chat-store/database"
import { openTestDatabase } from "../chat-store/test-database"
import { addTestUser } from "../chat-store/test-user"
import { forgetTimelines } from "../chat-store/timelines"
import { startGeneration } from "../generation/start"
import { testInstance } from "../generation/test-instance"
import { viewGeneration } from "../generation/view"
import { newChatId, newGenerationId, newMessageId } from "../protocol/ids"
import { inspect, inspectionEvents } from "./inspect"
import type { InstanceSampler } from "./instance-sampler"
import { everywhereStatus } from "./status"

let connection: Connection
beforeEach(async () => {
  connection = await openTestDatabase()
})
afterEach(() => connection.close())

const never = new AbortController().signal
const noSampler = { samples: () => [] } as unknown as InstanceSampler

async function begin() {
  const { deps, model } = testInstance(connection)
  const message = {
    id: newMessageId(),
    role: "user" as const,
    parts: [{ type: "text" as const, text: "secret words" }],
  }
  const request = { id: newChatId(), trigger: "submit-message" as const, message }
  const { generationId } = await startGeneration(deps, { userId: await addTestUser(connection.db), request })
  await model.asked
  const end = async () => {
    const { done } = deps.running.get(generationId) ?? {}
    model.end()
    await done
  }
  return { deps, model, generationId, end }
}

test("what happened to a generation is seen while it runs, and afterwards from another instance", async () => {
  const { deps, model, generationId, end } = await begin()
  const viewer = viewGeneration(deps, generationId, { after: 0, signal: never })
  await viewer.next()
  model.say("secret words")
  await viewer.next()
  const live = await inspect(deps, generationId)
  expect(live).toMatchObject({ running: "here", endedAt: null })
  expect(live.timeline?.events.map(({ type }) => type)).toContain("viewer-joined")
  const elsewhere = testInstance(connection).deps
  expect(await inspect(elsewhere, generationId)).toMatchObject({ running: "elsewhere", timeline: null })
  await viewer.return(undefined)
  await end()
  const after = await inspect(elsewhere, generationId)
  expect(after).toMatchObject({ running: null, outcome: { status: "complete" } })
  expect(after.timeline?.events.map(({ type }) => type)).toEqual(
    expect.arrayContaining(["viewer-joined", "first-token", "viewer-left", "ended"]),
  )
  expect(after.timeline?.pulse.beats.some((beat) => (beat?.commits ?? 0) > 0)).toBe(true)
  expect(JSON.stringify(after)).not.toContain("secret words")
})

test("one who looks at a running generation is told of changes until it is over", async () => {
  const { deps, generationId, end } = await begin()
  const events = inspectionEvents(deps, generationId, never)
  expect(JSON.parse((await events.next()).value?.data ?? "")).toMatchObject({ running: "here" })
  await end()
  let last = ""
  for await (const { data } of events) last = data
  expect(JSON.parse(last)).toMatchObject({ running: null, outcome: { status: "complete" } })
})

test("a timeline goes after a week; what is in the tables stays", async () => {
  const { deps, generationId, end } = await begin()
  await end()
  await connection.query(`update timelines set created_at = now() - interval '8 days'`, [])
  await forgetTimelines(connection.db)
  expect(await inspect(deps, generationId)).toMatchObject({ timeline: null, outcome: { status: "complete" } })
  expect((await inspect(deps, generationId)).attempts).toHaveLength(1)
})

test("a generation that is not there is not found", async () => {
  const { deps } = testInstance(connection)
  await expect(inspect(deps, newGenerationId())).rejects.toMatchObject({ code: "not_found" })
})

test("the status of all instances has what runs anywhere and how the last hour went", async () => {
  const first = await begin()
  const second = await begin()
  await second.end()
  const status = await everywhereStatus({ ...first.deps, sampler: noSampler, startedAt: 0 })
  expect(status.running).toMatchObject([{ generationId: first.generationId, isHere: true }])
  expect(status.outcomes).toEqual({ complete: 1 })
  expect(status.attempts).toMatchObject([{ provider: "test", firstTokenMs: 2 }])
  const other = await everywhereStatus({ ...second.deps, sampler: noSampler, startedAt: 0 })
  expect(other.running).toMatchObject([{ isHere: false }])
  await first.end()
})
