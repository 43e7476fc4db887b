import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { ReasoningClock } from "./reasoning-clock"

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test("each thought is timed from its beginning to its end, beside those of an earlier run", () => {
  const clock = new ReasoningClock({ 1: 700 })
  clock.add({ type: "reasoning-start", id: "a" }, 3)
  vi.advanceTimersByTime(2_000)
  clock.add({ type: "reasoning-start", id: "b" }, 4)
  expect(clock.add({ type: "reasoning-delta", id: "a", delta: "Six" }, 5)).toBe(false)
  vi.advanceTimersByTime(1_500)
  expect(clock.add({ type: "reasoning-end", id: "a" }, 5)).toBe(true)
  expect(clock.add({ type: "reasoning-end", id: "b" }, 5)).toBe(true)
  expect(clock.ms).toEqual({ 1: 700, 3: 3_500, 4: 1_500 })
})

test("an end without a beginning says nothing", () => {
  const clock = new ReasoningClock()
  expect(clock.add({ type: "reasoning-end", id: "a" }, 1)).toBe(false)
  expect(clock.ms).toEqual({})
})
