import { expect, test } from "vitest"
import { Pace } from "./pace"

/** The gap after half a minute of so many entries a second, committed as soon as the pace allows it. */
function gapAt(entriesPerSecond: number): number {
  const pace = new Pace()
  let at = 0
  while (at < 30_000) {
    const since = Math.max(pace.gapMs, 1)
    at += since
    pace.committed((entriesPerSecond / 1000) * since, at)
  }
  return pace.gapMs
}

test("the process commits the less often the more there is to do, at most every 50 ms", () => {
  expect(gapAt(50)).toBeLessThan(0.1)
  expect(gapAt(2_500)).toBeCloseTo(2.5, 1)
  expect(gapAt(10_000)).toBeCloseTo(10, 1)
  expect(gapAt(1_000_000)).toBe(50)
})

test("after a flood an idle process is quick again", () => {
  const pace = new Pace()
  for (let at = 0; at < 1_000; at += 50) pace.committed(5_000, at)
  expect(pace.gapMs).toBe(50)
  for (let at = 2_000; at < 4_000; at += 100) pace.committed(1, at)
  expect(pace.gapMs).toBeLessThan(2)
})
