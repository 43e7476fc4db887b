import { expect, test } from "vitest"
import { TimelineKeeper } from "./timeline"

test("events stand in order with their time since the start", () => {
  const keeper = new TimelineKeeper(1_000)
  keeper.add({ type: "attempt-started", number: 1, provider: "OpenAI", model: "gpt" }, 1_005)
  keeper.add({ type: "first-token" }, 1_400)
  keeper.committed({ entries: 3, chars: 120, ms: 1.26 }, 1_410)
  keeper.heartbeat(1_420)
  const { startedAt, events, pulse } = keeper.snapshot()
  expect(startedAt).toBe(1_000)
  expect(events).toEqual([
    { at: 5, type: "attempt-started", number: 1, provider: "OpenAI", model: "gpt" },
    { at: 400, type: "first-token" },
  ])
  expect(pulse.beats).toEqual([null, { commits: 1, entries: 3, chars: 120, heartbeats: 1, slowestMs: 1.3 }])
})

test("viewers without end leave room for what ends it, and are counted", () => {
  const keeper = new TimelineKeeper(0)
  for (let viewer = 0; viewer < 5_000; viewer++)
    keeper.add({ type: "viewer-joined", viewer, after: viewer }, viewer)
  for (let round = 0; round < 5_000; round++) keeper.add({ type: "silence", silentMs: round }, round)
  keeper.add({ type: "ended", outcome: { status: "complete" } }, 9_999)
  const { events, omitted } = keeper.snapshot()
  expect(events.at(-1)).toEqual({ at: 9_999, type: "ended", outcome: { status: "complete" } })
  expect(events.length + omitted).toBe(10_001)
  expect(JSON.stringify(keeper.snapshot()).length).toBeLessThan(64 * 1024)
})
