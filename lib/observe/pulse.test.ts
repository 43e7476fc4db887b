import { expect, test } from "vitest"
import { PulseCounter } from "./pulse"

test("what happens in one stretch of time is added up", () => {
  const pulse = new PulseCounter()
  pulse.at(10).entries += 2
  pulse.at(240).entries += 3
  pulse.at(600).heartbeats++
  const { widthMs, beats } = pulse.snapshot()
  expect(widthMs).toBe(250)
  expect(beats.map((beat) => beat && [beat.entries, beat.heartbeats])).toEqual([[5, 0], null, [0, 1]])
})

test("an hour needs no more memory than a minute, and loses no count", () => {
  const pulse = new PulseCounter()
  for (let second = 0; second < 3_600; second++) {
    const beat = pulse.at(second * 1_000)
    beat.commits++
    beat.slowestMs = Math.max(beat.slowestMs, second)
  }
  const { widthMs, beats } = pulse.snapshot()
  expect(beats.length).toBeLessThanOrEqual(240)
  expect(widthMs * beats.length).toBeGreaterThanOrEqual(3_599_000)
  expect(beats.reduce((total, beat) => total + (beat?.commits ?? 0), 0)).toBe(3_600)
  expect(beats.at(-1)?.slowestMs).toBe(3_599)
})
