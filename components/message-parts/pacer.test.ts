import fc from "fast-check"
import { expect, test } from "vitest"
import { maxLagMs, Pacer } from "./pacer"

test("what is there at first is shown at once", () => {
  expect(new Pacer(500, 0).advance(0)).toBe(500)
})

test("a lump is spread over several frames", () => {
  const pacer = new Pacer(0, 0)
  pacer.arrive(100, 0)
  const frames = [16, 32, 48, 64].map((now) => pacer.advance(now))
  expect(frames).toEqual([...frames].sort((a, b) => a - b))
  expect(new Set(frames).size).toBe(4)
  expect(frames[3]).toBeLessThan(100)
  expect(pacer.advance(120)).toBe(100)
  expect(pacer.isDone).toBe(true)
})

test("text that was replaced by a shorter one is never overrun", () => {
  const pacer = new Pacer(0, 0)
  pacer.arrive(100, 0)
  pacer.arrive(10, 50)
  expect(pacer.advance(60)).toBeLessThanOrEqual(10)
})

test("nothing is ever shown later than the longest lag, taken back, or shown before it has come", () => {
  const arrivals = fc.array(fc.record({ add: fc.nat(400), wait: fc.nat(300) }), { maxLength: 40 })
  fc.assert(
    fc.property(arrivals, fc.integer({ min: 4, max: 60 }), (steps, frameMs) => {
      const pacer = new Pacer(0, 0)
      const history: { length: number; at: number }[] = []
      let now = 0
      let length = 0
      let shown = 0
      for (const { add, wait } of steps) {
        length += add
        pacer.arrive(length, now)
        history.push({ length, at: now })
        for (const end = now + wait; now < end; now += frameMs) {
          const next = pacer.advance(now)
          expect(next).toBeGreaterThanOrEqual(shown)
          expect(next).toBeLessThanOrEqual(length)
          const overdue = history.findLast(({ at }) => at <= now - maxLagMs)?.length ?? 0
          expect(next).toBeGreaterThanOrEqual(overdue)
          shown = next
        }
      }
    }),
    { numRuns: 300 },
  )
})
