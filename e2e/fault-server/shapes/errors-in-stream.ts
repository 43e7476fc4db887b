import { canaryKey } from "../canary"
import type { Shape } from "../shape"
import { sse } from "../wires"

const said = "Once upon a time"
const failed = { outcome: "failed(provider_error)", text: said } as const
const truncated = { outcome: "interrupted(truncated)", text: said } as const

/** Says something, then does something. */
function then(name: string, expect: Shape["expect"], play: Shape["play"], formats?: Shape["formats"]): Shape {
  return {
    name,
    row: "after",
    expect,
    ...(formats ? { formats } : {}),
    async play(c, wire, call) {
      c.head()
      c.raw(wire.begin() + wire.text("Once upon ") + wire.text("a time"))
      await c.wait(20)
      await play(c, wire, call)
    },
  }
}

/** A bad end after visible content: the text stays, nothing fails over. */
export const errorsInStream: readonly Shape[] = [
  then("error object", { ...failed, reason: "exploded" }, (c) => {
    c.raw(sse({ error: { message: "it exploded", type: "server_error", code: 500 } }) + sse("[DONE]"))
    c.end()
  }),
  then("error object in the text's segment", { ...failed, text: `${said}, there` }, (c, wire) => {
    c.raw(wire.text(", there") + sse({ error: { message: "it exploded" } }))
    c.end()
  }),
  then("error string", { ...failed, reason: "CUDA" }, (c) => {
    c.raw(sse({ error: "CUDA out of memory" }))
    c.end()
  }),
  then("error event", { ...failed, reason: "Overloaded" }, async (c) => {
    c.raw(
      'event: error\ndata: {"type": "error", "error": {"type": "overloaded_error", "message": "Overloaded"}}\n\n',
    )
    await c.hold()
  }),
  then("error event without JSON", { ...failed, reason: "upstream went away" }, (c) => {
    c.raw("event: error\ndata: upstream went away\n\n")
    c.end()
  }),
  then("rate limit in the stream", { outcome: "failed(rate_limited)", text: said }, (c) => {
    c.raw(sse({ error: { message: "Rate limit", code: 429 } }))
    c.end()
  }),
  then(
    "finish_reason: error",
    failed,
    (c) => {
      c.raw(sse({ choices: [{ index: 0, delta: { content: "" }, finish_reason: "error" }] }) + sse("[DONE]"))
      c.end()
    },
    ["chat"],
  ),
  then(
    "response.failed",
    { ...failed, reason: "boom" },
    (c) => {
      c.raw(sse({ type: "response.failed", response: { error: { code: "server_error", message: "boom" } } }))
      c.end()
    },
    ["responses"],
  ),
  then("bare error line", { ...failed, reason: "ran out" }, (c) => {
    c.raw('error: {"message": "the GPU ran out of memory"}\n\n')
    c.end()
  }),
  then("bare error line in two segments", { ...failed, reason: "ran out" }, async (c) => {
    c.raw("err")
    await c.wait(20)
    c.raw('or: {"message": "the GPU ran')
    await c.wait(20)
    c.raw(' out of memory"}')
    c.end()
  }),
  then("bare JSON error line", { ...failed, reason: "no more" }, (c) => {
    c.raw('{"error": {"message": "no more"}}\n')
    c.end()
  }),
  then("key in the error", { ...failed, reason: "[redacted]" }, (c) => {
    c.raw(sse({ error: { message: `Incorrect API key ${canaryKey}` } }))
    c.end()
  }),
  then("end without a finish reason", truncated, (c) => c.end()),
  then("end within an event", truncated, (c) => {
    c.raw('data: {"choices": [{"delta": {"content": "an')
    c.end()
  }),
  then("reset", truncated, (c) => c.reset()),
  then("error object, then silence", failed, async (c) => {
    c.raw(sse({ error: { message: "x" } }))
    await c.hold()
  }),
  {
    name: "chunked body cut within a chunk",
    row: "after",
    expect: truncated,
    async play(c, wire) {
      c.head({ "transfer-encoding": "chunked" })
      c.chunk(wire.begin() + wire.text(said))
      c.raw("ff\r\ndata: {")
      c.end()
    },
  },
  {
    name: "shorter than its content-length",
    row: "after",
    expect: truncated,
    play(c, wire) {
      c.head({ "content-length": "100000" })
      c.raw(wire.begin() + wire.text(said))
      c.end()
    },
  },
  {
    name: "gzip cut off",
    row: "after",
    expect: truncated,
    async play(c, wire) {
      c.head({ "content-encoding": "gzip" })
      await c.gzip(wire.begin() + wire.text(said))
      c.end()
    },
  },
]
