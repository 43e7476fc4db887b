import { expect, test } from "vitest"
import type { Timeline } from "@/lib/protocol/timeline"
import { lanesOf, ticksOf } from "./lanes"

const timeline: Timeline = {
  startedAt: 0,
  events: [
    { at: 0, type: "viewer-joined", viewer: 1, after: 0 },
    { at: 5, type: "attempt-started", number: 1, provider: "A", model: "a" },
    { at: 90, type: "attempt-ended", number: 1, outcome: "failed", reason: "503" },
    { at: 91, type: "attempt-started", number: 2, provider: "B", model: "b" },
    { at: 300, type: "failover", from: "A", to: "B" },
    { at: 300, type: "first-token" },
    { at: 400, type: "viewer-left", viewer: 1 },
    { at: 700, type: "viewer-joined", viewer: 2, after: 12 },
  ],
  omitted: 0,
  pulse: {
    widthMs: 250,
    beats: [
      { commits: 1, entries: 1, chars: 400, heartbeats: 0, slowestMs: 1 },
      { commits: 2, entries: 2, chars: 496, heartbeats: 0, slowestMs: 3 },
      { commits: 1, entries: 1, chars: 148, heartbeats: 1, slowestMs: 9 },
    ],
  },
}

test("attempts and viewers last until they end, and until now where they have not", () => {
  const { attempts, viewers, endMs } = lanesOf(timeline, 1_000, null)
  expect(endMs).toBe(1_000)
  expect(attempts.map(({ from, to, outcome, isOpen }) => [from, to, outcome, isOpen])).toEqual([
    [5, 90, "failed", false],
    [91, 1_000, null, true],
  ])
  expect(viewers.map(({ viewer, from, to, after, isOpen }) => [viewer, from, to, after, isOpen])).toEqual([
    [1, 0, 400, 0, false],
    [2, 700, 1_000, 12, true],
  ])
})

test("what happened at one moment is apart from what lasted", () => {
  expect(lanesOf(timeline, 1_000, null).moments.map(({ type }) => type)).toEqual(["failover", "first-token"])
})

test("the tokens that were counted are spread over the time by the text that was committed", () => {
  const { rates } = lanesOf(timeline, 750, 100)
  expect(rates.tokensPerSecond).toEqual([0, 320, 80])
  expect(rates.heartbeats).toEqual([0, 0, 1])
  expect(lanesOf(timeline, 750, null).rates.tokensPerSecond).toEqual([0, 400, 100])
})

test("an axis has round times and not too many", () => {
  expect(ticksOf(0)).toEqual([0])
  expect(ticksOf(1_200)).toEqual([0, 250, 500, 750, 1_000])
  for (const endMs of [1, 77, 999, 12_345, 59_000, 601_000])
    expect(ticksOf(endMs).length).toBeLessThanOrEqual(7)
})
