import { expect, test } from "vitest"
import { FakeClock } from "./fake-clock"
import { Silence } from "./silence"

function watch({ noticeMs = 10_000, stallMs = 30_000 } = {}) {
  const clock = new FakeClock()
  const heard: string[] = []
  const silence = new Silence({
    clock,
    noticeMs,
    stallMs,
    onNotice: (ms) => heard.push(`notice ${ms}`),
    onStall: (ms) => heard.push(`stall ${ms}`),
  })
  return { clock, heard, silence }
}

test("silence is told every ten seconds and ends after thirty", async () => {
  const { clock, heard, silence } = watch()
  silence.begin()
  await clock.advance(60_000)
  expect(heard).toEqual(["notice 10000", "notice 20000", "stall 30000"])
})

test("content begins the count anew", async () => {
  const { clock, heard, silence } = watch()
  for (let part = 0; part < 10; part++) {
    silence.begin()
    await clock.advance(9_000)
    silence.end({ isContent: true })
  }
  expect(heard).toEqual([])
})

test("what is no content does not", async () => {
  const { clock, heard, silence } = watch()
  for (let part = 0; part < 31; part++) {
    silence.begin()
    await clock.advance(1_000)
    silence.end({ isContent: false })
  }
  silence.begin()
  await clock.advance(1)
  expect(heard).toEqual(["notice 10000", "notice 20000", "stall 30000"])
})

test("a reader that is slow to ask is not a silent upstream", async () => {
  const { clock, heard, silence } = watch()
  silence.begin()
  await clock.advance(5_000)
  silence.end({ isContent: false })
  await clock.advance(120_000)
  silence.begin()
  await clock.advance(4_000)
  expect(heard).toEqual([])
  await clock.advance(1_000)
  expect(heard).toEqual(["notice 10000"])
})

test("limits of zero are none", async () => {
  const { clock, heard, silence } = watch({ noticeMs: 0, stallMs: -1 })
  silence.begin()
  await clock.advance(10_000_000)
  expect(heard).toEqual([])
})

test("after the end nothing is told", async () => {
  const { clock, heard, silence } = watch()
  silence.begin()
  silence.stop()
  await clock.advance(100_000)
  expect(heard).toEqual([])
})
