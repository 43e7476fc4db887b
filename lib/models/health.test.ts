import { expect, test } from "vitest"
import { FakeClock } from "./fake-clock"
import { Health } from "./health"

function broken() {
  const clock = new FakeClock()
  const health = new Health(clock)
  for (let failure = 0; failure < 3; failure++) health.failed("a")
  return { clock, health }
}

test("a breaker opens after three failures in 30 s", () => {
  const health = new Health(new FakeClock())
  health.failed("a")
  health.failed("a")
  expect(health.isClosed("a")).toBe(true)
  health.failed("a")
  expect(health.isClosed("a")).toBe(false)
  expect(health.tryEnter("a")).toBe(false)
})

test("failures further apart than 30 s do not open it", async () => {
  const clock = new FakeClock()
  const health = new Health(clock)
  for (let failure = 0; failure < 6; failure++) {
    health.failed("a")
    await clock.advance(16_000)
  }
  expect(health.isClosed("a")).toBe(true)
})

test("after 20 s one probe is let through, and no second beside it", async () => {
  const { clock, health } = broken()
  await clock.advance(19_999)
  expect(health.tryEnter("a")).toBe(false)
  await clock.advance(1)
  expect(health.tryEnter("a")).toBe(true)
  expect(health.tryEnter("a")).toBe(false)
})

test("a probe that succeeds closes it, one that fails opens it again", async () => {
  const { clock, health } = broken()
  await clock.advance(20_000)
  health.tryEnter("a")
  health.failed("a")
  expect(health.tryEnter("a")).toBe(false)
  await clock.advance(20_000)
  health.tryEnter("a")
  health.succeeded("a", 100)
  expect(health.isClosed("a")).toBe(true)
})

test("a probe that was stopped leaves room for another", async () => {
  const { clock, health } = broken()
  await clock.advance(20_000)
  health.tryEnter("a")
  health.left("a")
  expect(health.tryEnter("a")).toBe(true)
})

test("what is usual is known after twenty answers", () => {
  const health = new Health(new FakeClock())
  for (let sample = 1; sample <= 19; sample++) health.succeeded("a", sample)
  expect(health.slowFirstTokenMs("a")).toBeNull()
  health.succeeded("a", 20)
  expect(health.slowFirstTokenMs("a")).toBe(20)
  for (let sample = 21; sample <= 100; sample++) health.succeeded("a", sample)
  expect(health.slowFirstTokenMs("a")).toBe(96)
})
