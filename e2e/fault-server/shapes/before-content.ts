import type { Shape } from "../shape"
import { sse } from "../wires"

const unavailable = { outcome: "failed(model_unavailable)", text: "" } as const
/** No content comes within the candidate's time. */
const unheard = { ...unavailable, reason: "no content within", withinMs: 4_000 } as const

/** Faults before the first visible content: another candidate answers instead. */
export const connecting: readonly Shape[] = [
  {
    name: "connection refused",
    row: "before",
    next: true,
    expect: unavailable,
    url: () => "http://127.0.0.1:1/v1",
    play() {},
  },
  {
    name: "name not found",
    row: "before",
    next: true,
    expect: unavailable,
    url: () => "http://fault.invalid/v1",
    play() {},
  },
  { name: "reset before headers", row: "before", next: true, expect: unavailable, play: (c) => c.reset() },
  { name: "end before headers", row: "before", next: true, expect: unavailable, play: (c) => c.end() },
  {
    name: "end within headers",
    row: "before",
    next: true,
    expect: unavailable,
    play(c) {
      c.raw("HTTP/1.1 200 OK\r\ncontent-ty")
      c.end()
    },
  },
  {
    name: "not HTTP",
    row: "before",
    next: true,
    expect: unavailable,
    play(c) {
      c.raw("SSH-2.0-OpenSSH_9.9\r\n")
      c.end()
    },
  },
  {
    name: "unasked upgrade",
    row: "before",
    next: true,
    expect: unavailable,
    play: (c) =>
      c.raw("HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n"),
  },
  {
    name: "TLS failure",
    row: "before",
    next: true,
    expect: unavailable,
    url: ({ port }) => `https://127.0.0.1:${port}/v1`,
    play() {},
  },
  {
    name: "TLS handshake without an answer",
    row: "before",
    next: true,
    expect: unheard,
    url: ({ silentPort }) => `https://127.0.0.1:${silentPort}/v1`,
    play() {},
  },
  {
    name: "accepts and says nothing",
    row: "before",
    next: true,
    expect: unheard,
    play: (c) => c.hold(),
  },
  {
    name: "headers that never end",
    row: "before",
    next: true,
    expect: unavailable,
    isBusy: true,
    async play(c) {
      c.raw("HTTP/1.1 200 OK\r\n")
      await c.flood(`x-more: ${"a".repeat(1_000)}\r\n`, { times: 10_000 })
    },
  },
  {
    name: "headers, then silence",
    row: "before",
    next: true,
    expect: unheard,
    async play(c) {
      c.head()
      await c.hold()
    },
  },
]

/** Nothing of this is content: it neither commits to the candidate nor gives it more time. */
export const noise: readonly Shape[] = [
  {
    name: "role, then silence",
    row: "before",
    next: true,
    expect: unheard,
    async play(c, wire) {
      c.head()
      c.raw(wire.begin())
      await c.hold()
    },
  },
  {
    name: "keep-alive comments for ever",
    row: "before",
    next: true,
    expect: unheard,
    async play(c) {
      c.head()
      await c.forever(": PROCESSING\n\n", 20)
    },
  },
  {
    name: "pings for ever",
    row: "before",
    next: true,
    expect: unheard,
    async play(c) {
      c.head()
      await c.forever('event: ping\ndata: {"type": "ping"}\n\n', 20)
    },
  },
  {
    name: "empty deltas for ever",
    row: "before",
    next: true,
    expect: unheard,
    async play(c, wire) {
      c.head()
      c.raw(wire.begin())
      await c.forever(wire.text(""), 20)
    },
  },
  {
    name: "role, then the end",
    row: "before",
    next: true,
    expect: { outcome: "failed(empty_response)" },
    play(c, wire) {
      c.head()
      c.raw(wire.begin())
      c.end()
    },
  },
  {
    name: "role, then a reset",
    row: "before",
    next: true,
    expect: unavailable,
    async play(c, wire) {
      c.head()
      c.raw(wire.begin())
      await c.wait(30)
      c.reset()
    },
  },
  {
    name: "200 without a body",
    row: "before",
    next: true,
    expect: { outcome: "failed(empty_response)" },
    play: (c) => c.status(200, ""),
  },
  {
    name: "204",
    row: "before",
    next: true,
    expect: { outcome: "failed(empty_response)" },
    play: (c) => c.status(204, ""),
  },
  {
    name: "only [DONE]",
    row: "before",
    next: true,
    expect: { outcome: "failed(empty_response)" },
    play(c) {
      c.head()
      c.raw(sse("[DONE]"))
      c.end()
    },
  },
  {
    name: "a finish without content",
    row: "before",
    next: true,
    expect: { outcome: "failed(empty_response)" },
    play(c, wire) {
      c.head()
      c.raw(wire.begin() + wire.finish() + wire.done())
      c.end()
    },
  },
  {
    name: "only white space",
    row: "before",
    next: true,
    expect: { outcome: "failed(empty_response)" },
    play(c, wire) {
      c.head()
      c.raw(wire.begin() + wire.text(" ") + wire.text("\n\n") + wire.finish() + wire.done())
      c.end()
    },
  },
  {
    name: "bytes that are not gzip",
    row: "before",
    next: true,
    expect: unavailable,
    play(c) {
      c.head({ "content-encoding": "gzip" })
      c.raw("this is not gzip at all")
      c.end()
    },
  },
]
