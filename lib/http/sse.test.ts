import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { doneEvent, type SseEvent, sse } from "./sse"

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const decoder = new TextDecoder()
const options = {
  signal: new AbortController().signal,
  heartbeatMs: 10_000,
  mayRead: async () => true,
  onEnd: () => {},
}

async function* twoEvents(): AsyncGenerator<SseEvent> {
  yield { id: "g:1", data: "one" }
  yield { data: "unsaved" }
  yield doneEvent
}

test("a comment leaves at once, events carry their ids, and the body ends behind [DONE]", async () => {
  const response = sse(twoEvents, options)
  expect(await response.text()).toBe(
    ": open\nretry: 500\n\nid: g:1\ndata: one\n\ndata: unsaved\n\ndata: [DONE]\n\n",
  )
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "cache-control": "no-cache, no-transform",
    "x-accel-buffering": "no",
    "x-vercel-ai-ui-message-stream": "v1",
  })
})

/** Events that never come; `ended` tells that the iteration was left. */
function silence() {
  const state = { begun: false, ended: false }
  async function* events(signal: AbortSignal): AsyncGenerator<SseEvent> {
    state.begun = true
    try {
      await new Promise((resolve) => signal.addEventListener("abort", resolve))
    } finally {
      state.ended = true
    }
  }
  return { state, events }
}

test("silence is filled with comments, so that no proxy thinks the stream dead", async () => {
  const reader = sse(silence().events, options).body?.getReader()
  await reader?.read()
  const next = reader?.read()
  await vi.advanceTimersByTimeAsync(12_500)
  expect(decoder.decode((await next)?.value)).toBe(": keep-alive\n\n")
})

test("a reader that cancels ends the iteration", async () => {
  const { events, state } = silence()
  const reader = sse(events, options).body?.getReader()
  await reader?.read()
  void reader?.read()
  await vi.advanceTimersByTimeAsync(0)
  expect(state).toEqual({ begun: true, ended: false })
  await reader?.cancel()
  expect(state.ended).toBe(true)
  expect(vi.getTimerCount()).toBe(0)
})

test("a client that goes while it has stopped reading ends the iteration too", async () => {
  const gone = new AbortController()
  const state = { ended: false }
  async function* endless(): AsyncGenerator<SseEvent> {
    try {
      for (;;) yield { data: "more" }
    } finally {
      state.ended = true
    }
  }
  const reader = sse(endless, { ...options, signal: gone.signal }).body?.getReader()
  await reader?.read()
  await reader?.read()
  gone.abort()
  await vi.advanceTimersByTimeAsync(0)
  expect(state.ended).toBe(true)
  expect(vi.getTimerCount()).toBe(0)
})

test("a reader whose session is gone is cut off within 15 s, and its iteration ended", async () => {
  const { events, state } = silence()
  const session = { live: true }
  const reader = sse(events, { ...options, mayRead: async () => session.live }).body?.getReader()
  await reader?.read()
  const next = reader?.read()
  await vi.advanceTimersByTimeAsync(5_000)
  session.live = false
  await vi.advanceTimersByTimeAsync(10_000)
  expect(decoder.decode((await next)?.value)).toBe(": keep-alive\n\n")
  expect(await reader?.read()).toMatchObject({ done: true })
  expect(state.ended).toBe(true)
  expect(vi.getTimerCount()).toBe(0)
})

test("a session that cannot be looked up just now is not taken for a lost one", async () => {
  const { events, state } = silence()
  const mayRead = async () => {
    throw new Error("the store is down")
  }
  const reader = sse(events, { ...options, mayRead }).body?.getReader()
  await reader?.read()
  void reader?.read()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(state.ended).toBe(false)
  await reader?.cancel()
})

test("whatever ends a stream gives its place back: its end, its reader, a breakdown", async () => {
  let ends = 0
  const counted = { ...options, onEnd: () => ends++ }
  await sse(async function* () {}, counted).text()
  expect(ends).toBeGreaterThan(0)

  ends = 0
  const reader = sse(silence().events, counted).body?.getReader()
  await reader?.read()
  expect(ends).toBe(0)
  await reader?.cancel()
  expect(ends).toBeGreaterThan(0)

  ends = 0
  const broken = async function* (): AsyncGenerator<SseEvent> {
    yield { data: "first" }
    throw new Error("the log broke")
  }
  await expect(sse(broken, counted).text()).rejects.toThrow("the log broke")
  expect(ends).toBeGreaterThan(0)

  ends = 0
  sse(silence().events, { ...counted, signal: AbortSignal.abort() })
  expect(ends).toBeGreaterThan(0)
})
