import { expect, test } from "vitest"
import { FakeClock } from "./fake-clock"
import { type Contender, firstToSpeak } from "./first-to-speak"
import { Health } from "./health"
import { NobodySpoke } from "./loss"
import { openAICompatible } from "./providers/openai-compatible"
import type { UpstreamFailure } from "./upstream-failure"

type Behaviour = { speaksAfterMs: number } | { failsAfterMs: number; failure: UpstreamFailure } | "silent"

const refused: Behaviour = { failsAfterMs: 5, failure: { kind: "unreachable", code: "ECONNREFUSED" } }
const candidate = (name: string) =>
  openAICompatible({ provider: name, baseURL: `http://${name}/v1`, model: "m" })
const status = (code: number, retryAfterMs: number | null = null): Behaviour => ({
  failsAfterMs: 5,
  failure: {
    kind: "status",
    status: code,
    error: { status: null, code: null, type: null, message: "" },
    retryAfterMs,
  },
})

/** A race of candidates that behave as scripted; each entry of a list is one call. */
function race(
  script: Record<string, Behaviour[]>,
  { hedge = false, limitMs = 15_000, clock = new FakeClock(), health = new Health(clock) } = {},
) {
  const asked: string[] = []
  const ended: string[] = []
  const stop = new AbortController()
  const calls = new Map(Object.entries(script).map(([name, behaviours]) => [name, [...behaviours]]))
  const running: FakeCall[] = []
  const result = firstToSpeak({
    candidates: Object.keys(script).map(candidate),
    start(candidate, limitMs) {
      asked.push(candidate.provider)
      const call = new FakeCall(candidate, clock, calls.get(candidate.provider)?.shift() ?? "silent", limitMs)
      running.push(call)
      return call
    },
    limitOf: () => limitMs,
    onEnded: ({ candidate, abortReason }) => ended.push(`${candidate.provider}: ${abortReason ?? "failed"}`),
    health,
    clock,
    hedge,
    signal: stop.signal,
  })
  result.catch(() => {
    /* looked at by the test */
  })
  const abort = () => {
    stop.abort(new Error("stopped"))
    for (const call of running) call.abort("stopped")
  }
  return { asked, ended, clock, health, result, abort }
}

class FakeCall implements Contender {
  readonly candidate: Contender["candidate"]
  readonly spoke: Promise<boolean>
  firstTokenMs: number | null = null
  failure: UpstreamFailure | null = null
  abortReason: string | null = null
  readonly #clock: FakeClock
  readonly #startedAt: number
  readonly #end: (spoke: boolean) => void

  constructor(candidate: Contender["candidate"], clock: FakeClock, behaviour: Behaviour, limitMs: number) {
    const { promise, resolve } = Promise.withResolvers<boolean>()
    this.candidate = candidate
    this.spoke = promise
    this.#end = resolve
    this.#clock = clock
    this.#startedAt = clock.now()
    clock.after(limitMs, () => this.#fail({ kind: "no-first-token", afterMs: limitMs }))
    if (behaviour === "silent") return
    if ("failure" in behaviour) clock.after(behaviour.failsAfterMs, () => this.#fail(behaviour.failure))
    else clock.after(behaviour.speaksAfterMs, () => this.#speak())
  }

  get elapsedMs() {
    return this.#clock.now() - this.#startedAt
  }

  abort(reason: string) {
    this.abortReason ??= reason
    this.#end(false)
  }

  #fail(failure: UpstreamFailure) {
    this.failure ??= failure
    this.#end(false)
  }

  #speak() {
    this.firstTokenMs ??= this.elapsedMs
    this.#end(true)
  }
}

test("a candidate that cannot be reached is followed by the next", async () => {
  const { asked, clock, result } = race({ one: [refused], two: [{ speaksAfterMs: 10 }] })
  await clock.advance(20)
  expect((await result).candidate.provider).toBe("two")
  expect(asked).toEqual(["one", "two"])
})

test("a request that is wrong goes to nobody else", async () => {
  const { asked, clock, result } = race({ one: [status(400)], two: [{ speaksAfterMs: 10 }] })
  await clock.advance(20)
  await expect(result).rejects.toMatchObject({ outcome: { status: "failed", code: "bad_request" } })
  expect(asked).toEqual(["one"])
})

test("a short Retry-After is waited for when there is nobody else", async () => {
  const { asked, clock, result } = race({ one: [status(429, 2_000), { speaksAfterMs: 10 }] })
  await clock.advance(1_900)
  expect(asked).toEqual(["one"])
  await clock.advance(200)
  expect((await result).candidate.provider).toBe("one")
})

test("a Retry-After is not waited for while another candidate may answer", async () => {
  const { asked, clock, result } = race({ one: [status(429, 2_000)], two: [{ speaksAfterMs: 10 }] })
  await clock.advance(30)
  await result
  expect(asked).toEqual(["one", "two"])
})

test("waiting for a Retry-After does not loop", async () => {
  const { asked, clock, result } = race({ one: Array.from({ length: 9 }, () => status(429, 1_000)) })
  await clock.advance(20_000)
  await expect(result).rejects.toMatchObject({
    outcome: { status: "failed", code: "rate_limited", retryAfterS: 1 },
  })
  expect(asked).toHaveLength(3)
})

test("a long Retry-After is told at once", async () => {
  const { clock, result } = race({ one: [status(429, 90_000)] })
  await clock.advance(10)
  await expect(result).rejects.toMatchObject({ outcome: { code: "rate_limited", retryAfterS: 90 } })
})

test("with every candidate silent it is over within a minute", async () => {
  const names = ["one", "two", "three", "four", "five"]
  const { asked, clock, result } = race(
    Object.fromEntries(names.map((name) => [name, ["silent"] as Behaviour[]])),
  )
  await clock.advance(60_000)
  await expect(result).rejects.toBeInstanceOf(NobodySpoke)
  expect(asked).toEqual(names)
})

test("of several failures the one is told that its reader can act on", async () => {
  const { clock, result } = race({ one: [status(401)], two: [status(429, 60_000)], three: [refused] })
  await clock.advance(100)
  await expect(result).rejects.toMatchObject({ outcome: { code: "rate_limited" } })
})

test("stopping ends the wait for a Retry-After", async () => {
  const { clock, result, abort } = race({ one: [status(429, 4_000)] })
  await clock.advance(100)
  abort()
  await clock.advance(0)
  await expect(result).rejects.toThrow("stopped")
})

test("stopping counts against nobody", async () => {
  const { clock, ended, health, result, abort } = race({ one: ["silent"] })
  await clock.advance(100)
  abort()
  await clock.advance(0)
  await expect(result).rejects.toThrow("stopped")
  expect(ended).toEqual(["one: stopped"])
  expect(health.isClosed("http://one/v1#m")).toBe(true)
})

test("a candidate whose breaker is open is left out", async () => {
  const clock = new FakeClock()
  const health = new Health(clock)
  for (let failure = 0; failure < 3; failure++) health.failed("http://one/v1#m")
  const { asked, result } = race(
    { one: [{ speaksAfterMs: 1 }], two: [{ speaksAfterMs: 10 }] },
    { clock, health },
  )
  await clock.advance(20)
  await result
  expect(asked).toEqual(["two"])
})

test("with every breaker open they are asked all the same", async () => {
  const clock = new FakeClock()
  const health = new Health(clock)
  for (let failure = 0; failure < 3; failure++) health.failed("http://one/v1#m")
  const { result } = race({ one: [{ speaksAfterMs: 1 }] }, { clock, health })
  await clock.advance(20)
  expect((await result).candidate.provider).toBe("one")
})

test("a candidate that was not needed keeps its half-open probe", async () => {
  const clock = new FakeClock()
  const health = new Health(clock)
  for (let failure = 0; failure < 3; failure++) health.failed("http://two/v1#m")
  await clock.advance(21_000)
  const { result } = race({ one: [{ speaksAfterMs: 1 }], two: ["silent"] }, { clock, health })
  await clock.advance(10)
  await result
  expect(health.tryEnter("http://two/v1#m")).toBe(true)
})

test("hedging starts the next when the first is slower than usual, and cancels the one that is late", async () => {
  const clock = new FakeClock()
  const health = new Health(clock)
  for (let sample = 0; sample < 40; sample++) health.succeeded("http://one/v1#m", 200)
  const { asked, ended, result } = race(
    { one: [{ speaksAfterMs: 900 }], two: [{ speaksAfterMs: 100 }] },
    { clock, health, hedge: true },
  )
  await clock.advance(199)
  expect(asked).toEqual(["one"])
  await clock.advance(110)
  expect((await result).candidate.provider).toBe("two")
  expect(ended).toEqual(["one: another candidate spoke first"])
})

test("without hedging a slow candidate has its full time", async () => {
  const clock = new FakeClock()
  const health = new Health(clock)
  for (let sample = 0; sample < 40; sample++) health.succeeded("http://one/v1#m", 200)
  const { asked, result } = race(
    { one: [{ speaksAfterMs: 900 }], two: [{ speaksAfterMs: 100 }] },
    { clock, health },
  )
  await clock.advance(1_000)
  expect((await result).candidate.provider).toBe("one")
  expect(asked).toEqual(["one"])
})
