import type { Shape } from "../shape"
import { chatUsage, sse, usage } from "../wires"

const said = "Once upon a time"
const complete = { outcome: "complete", text: said } as const

function after(
  name: string,
  expect: Shape["expect"],
  play: Shape["play"],
  formats?: Shape["formats"],
): Shape {
  return {
    name,
    row: "after",
    expect,
    ...(formats ? { formats } : {}),
    async play(c, wire, call) {
      c.head()
      c.raw(wire.begin() + wire.text("Once upon ") + wire.text("a time"))
      await play(c, wire, call)
    },
  }
}

const stalled = { outcome: "failed(stalled)", text: said, notice: "silence" } as const

/** How answers end, and how they do not. */
export const endings: readonly Shape[] = [
  after("a plain good answer", { ...complete, inputTokens: usage.input }, (c, wire) => {
    c.raw(wire.finish() + wire.done())
    c.end()
  }),
  after("[DONE] without a finish reason", { ...complete, note: "did not say why" }, (c) => {
    c.raw(sse("[DONE]"))
    c.end()
  }),
  after("finish reason, no [DONE]", complete, (c, wire) => {
    c.raw(wire.finish())
    c.end()
  }),
  after("finish reason, then a reset", complete, async (c, wire) => {
    c.raw(wire.finish())
    await c.wait(20)
    c.reset()
  }),
  after("finish reason, socket stays open", { ...complete, withinMs: 3_000 }, async (c, wire) => {
    c.raw(wire.finish())
    await c.hold()
  }),
  after("[DONE], socket stays open", { ...complete, withinMs: 1_000 }, async (c, wire) => {
    c.raw(wire.finish() + sse("[DONE]"))
    await c.hold()
  }),
  after("finish reason, then comments for ever", { ...complete, withinMs: 3_000 }, async (c, wire) => {
    c.raw(wire.finish())
    await c.forever(": keep-alive\n\n", 50)
  }),
  after("last event without its blank line", complete, (c, wire) => {
    c.raw((wire.finish() + wire.done()).trimEnd())
    c.end()
  }),
  after("content after [DONE]", complete, (c, wire) => {
    c.raw(wire.finish() + sse("[DONE]") + wire.text(" and more"))
    c.end()
  }),
  after(
    "content after the finish reason",
    { ...complete, text: `${said}.` },
    (c, wire) => {
      c.raw(
        sse({ choices: [{ index: 0, delta: {}, finish_reason: "stop" }] }) + wire.text(".") + sse("[DONE]"),
      )
      c.end()
    },
    ["chat"],
  ),
  after("two finish chunks", { ...complete, inputTokens: usage.input }, (c, wire) => {
    c.raw(wire.finish() + wire.finish() + wire.done())
    c.end()
  }),
  after(
    "usage on every chunk",
    { ...complete, inputTokens: usage.input },
    (c, wire) => {
      c.raw(chatUsage() + chatUsage() + wire.finish() + wire.done())
      c.end()
    },
    ["chat"],
  ),
  after(
    "usage that makes no sense",
    complete,
    (c) => {
      const chunk = {
        choices: [{ index: 0, delta: {}, finish_reason: "stop" }],
        usage: { prompt_tokens: "many", completion_tokens: null },
      }
      c.raw(sse(chunk) + sse("[DONE]"))
      c.end()
    },
    ["chat"],
  ),
  after("length", { outcome: "length", text: said }, (c, wire) => {
    c.raw(wire.finish("length") + wire.done())
    c.end()
  }),
  after("content filter", { outcome: "filtered", text: said }, (c, wire) => {
    c.raw(wire.finish("content_filter") + wire.done())
    c.end()
  }),
  after(
    "an unknown finish reason",
    { outcome: "interrupted(unknown-finish)", text: said, note: "abracadabra" },
    (c, wire) => {
      c.raw(wire.finish("abracadabra") + wire.done())
      c.end()
    },
  ),
  after(
    "a finish reason out of the prototype",
    { outcome: "interrupted(unknown-finish)", text: said, note: "constructor" },
    (c, wire) => {
      c.raw(wire.finish("constructor") + wire.done())
      c.end()
    },
  ),
  after("silence", { ...stalled, withinMs: 4_500 }, (c) => c.hold()),
  after("comments for ever", { ...stalled, withinMs: 4_500 }, (c) => c.forever(": still here\n\n", 20)),
  after("empty deltas for ever, behind content", { ...stalled, withinMs: 4_500 }, (c, wire) =>
    c.forever(wire.text(""), 20),
  ),
  after("slow but steady", { ...complete, text: `${said}, slowly` }, async (c, wire) => {
    for (const word of [",", " slo", "wly"]) {
      await c.wait(350)
      c.raw(wire.text(word))
    }
    c.raw(wire.finish() + wire.done())
    c.end()
  }),
  after("an answer that never ends", { outcome: "interrupted(time-limit)", withinMs: 7_000 }, (c, wire) =>
    c.forever(wire.text("."), 100),
  ),
  {
    name: "nothing but the length limit",
    row: "before",
    expect: { outcome: "length", text: "" },
    play(c, wire) {
      c.head()
      c.raw(wire.begin() + wire.finish("length") + wire.done())
      c.end()
    },
  },
  {
    name: "nothing but the content filter",
    row: "before",
    expect: { outcome: "filtered", text: "" },
    play(c, wire) {
      c.head()
      c.raw(wire.begin() + wire.finish("content_filter") + wire.done())
      c.end()
    },
  },
]

/** A person stops: the socket closes at once, whatever the upstream does. */
export const stops: readonly Shape[] = [
  {
    name: "stopped before headers",
    row: "stop",
    expect: { outcome: "stopped", attempts: ["aborted"] },
    stopAfterMs: 200,
    play: (c) => c.hold(),
  },
  {
    name: "stopped before the first token",
    row: "stop",
    expect: { outcome: "stopped", text: "", attempts: ["aborted"] },
    stopAfterMs: 200,
    async play(c, wire) {
      c.head()
      c.raw(wire.begin())
      await c.forever(": PROCESSING\n\n", 10)
    },
  },
  {
    name: "stopped in mid-answer",
    row: "stop",
    expect: { outcome: "stopped", attempts: ["aborted"] },
    stopAfterMs: 300,
    async play(c, wire) {
      c.head()
      await c.forever(wire.text("word "), 10)
    },
  },
  {
    name: "stopped in a flood",
    row: "stop",
    expect: { outcome: "stopped", attempts: ["aborted"] },
    stopAfterMs: 100,
    isBusy: true,
    async play(c, wire) {
      c.head()
      await c.flood(wire.text("word "), { times: 20_000 })
      await c.forever(wire.text("word "), 5)
    },
  },
]
