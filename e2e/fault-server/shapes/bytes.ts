import type { Shape } from "../shape"
import type { Wire } from "../wires"
import { sse } from "../wires"

const said = "Grüße 👩‍👩‍👧 aus 中国!"
const complete = { outcome: "complete", text: said } as const
const words = ["Grüße ", "👩‍👩‍👧", " aus 中", "国!"]

function whole(wire: Wire): string {
  return wire.begin() + words.map((word) => wire.text(word)).join("") + wire.finish() + wire.done()
}

function bytes(
  name: string,
  expect: Shape["expect"],
  play: Shape["play"],
  formats?: Shape["formats"],
): Shape {
  return { name, row: "bytes", expect, play, ...(formats ? { formats } : {}) }
}

/** The same answer, written in the ways that servers and networks find. */
export const writings: readonly Shape[] = [
  bytes("the whole answer in one segment", complete, (c, wire) => {
    c.raw(`HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n${whole(wire)}`)
    c.end()
  }),
  bytes("byte by byte", complete, async (c, wire) => {
    c.head()
    for (const byte of Buffer.from(whole(wire))) {
      c.raw(Uint8Array.of(byte))
      await new Promise((resolve) => setImmediate(resolve))
    }
    c.end()
  }),
  bytes("CRLF", complete, (c, wire) => {
    c.head()
    c.raw(whole(wire).replaceAll("\n", "\r\n"))
    c.end()
  }),
  bytes("CR only", complete, (c, wire) => {
    c.head()
    c.raw(whole(wire).replaceAll("\n", "\r"))
    c.end()
  }),
  bytes("no space behind the colon", complete, (c, wire) => {
    c.head()
    c.raw(whole(wire).replaceAll("data: ", "data:"))
    c.end()
  }),
  bytes("a byte order mark", complete, (c, wire) => {
    c.head()
    c.raw(`\uFEFF${whole(wire)}`)
    c.end()
  }),
  bytes("a wrong content type", complete, (c, wire) => {
    c.head({ "content-type": "application/json" })
    c.raw(whole(wire))
    c.end()
  }),
  bytes("chunked", complete, (c, wire) => {
    c.head({ "transfer-encoding": "chunked" })
    for (const piece of whole(wire).match(/[\s\S]{1,7}/g) ?? []) c.chunk(piece)
    c.raw("0\r\n\r\n")
    c.end()
  }),
  bytes("event names and ids", complete, (c, wire) => {
    c.head()
    c.raw(whole(wire).replaceAll("data: ", "event: message\nid: 7\nretry: 10\ndata: "))
    c.end()
  }),
  bytes("surrogate pairs split over deltas", complete, (c, wire) => {
    c.head()
    const units = Array.from({ length: said.length }, (_, index) => wire.text(said.charAt(index)))
    c.raw(wire.begin() + units.join("") + wire.finish() + wire.done())
    c.end()
  }),
  bytes("gzip", complete, async (c, wire) => {
    c.head({ "content-encoding": "gzip" })
    await c.gzip(wire.begin() + wire.text("Grüße "))
    await c.wait(20)
    await c.gzip(
      words
        .slice(1)
        .map((word) => wire.text(word))
        .join("") +
        wire.finish() +
        wire.done(),
    )
    await c.endGzip()
  }),
  bytes("early hints before the headers", complete, (c, wire) => {
    c.raw("HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n")
    c.head()
    c.raw(whole(wire))
    c.end()
  }),
  bytes("comments between events", complete, (c, wire) => {
    c.head()
    c.raw(whole(wire).replaceAll("\n\n", "\n\n: OPENROUTER PROCESSING\n\n"))
    c.end()
  }),
]

const megabyte = 1024 * 1024

const large: Shape[] = [
  bytes("2 MB in one event", { outcome: "complete", text: "a".repeat(2 * megabyte) }, (c, wire) => {
    c.head()
    c.raw(wire.begin() + wire.text("a".repeat(2 * megabyte)) + wire.finish() + wire.done())
    c.end()
  }),
  bytes("an answer of more than 2 MB", { outcome: "failed(malformed)" }, async (c, wire) => {
    c.head()
    c.raw(wire.begin())
    await c.flood(wire.text("b".repeat(100_000)), { times: 40 })
    c.raw(wire.finish() + wire.done())
    c.end()
  }),
  bytes("a line that never ends", { outcome: "failed(malformed)", text: "Once" }, async (c, wire) => {
    c.head()
    c.raw(`${wire.begin() + wire.text("Once")}data: {"x": "`)
    await c.flood("c".repeat(64 * 1024), { times: 10_000 })
  }),
  bytes(
    "a line of more than 1 MB that stops half-way",
    { outcome: "failed(malformed)", text: "Once", withinMs: 3_500 },
    async (c, wire) => {
      c.head()
      c.raw(`${wire.begin() + wire.text("Once")}data: {"x": "`)
      for (let piece = 0; !c.isClosed; piece++) {
        c.raw("c".repeat(piece < 20 ? 64 * 1024 : 1))
        await c.wait(20)
      }
    },
  ),
  bytes("an event that never ends", { outcome: "failed(malformed)", text: "Once" }, async (c, wire) => {
    c.head()
    c.raw(wire.begin() + wire.text("Once"))
    await c.flood(`data: ${"d".repeat(64 * 1024)}\n`, { times: 10_000 })
  }),
  bytes("a comment that never ends", { outcome: "failed(malformed)", text: "Once" }, async (c, wire) => {
    c.head()
    c.raw(`${wire.begin() + wire.text("Once")}: `)
    await c.flood("e".repeat(64 * 1024), { times: 10_000 })
  }),
  {
    ...bytes("a line that never ends, before content", { outcome: "failed(malformed)" }, async (c) => {
      c.head()
      c.raw('data: {"x": "')
      await c.flood("c".repeat(64 * 1024), { times: 10_000 })
    }),
    next: true,
  },
  bytes(
    "20 000 small deltas at once",
    { outcome: "complete", text: "word ".repeat(20_000), withinMs: 6_000 },
    async (c, wire) => {
      c.head()
      c.raw(wire.begin())
      await c.flood(wire.text("word "), { times: 20_000 })
      c.raw(wire.finish() + wire.done())
      c.end()
    },
  ),
]

/** Too much, or much at once. */
export const sizes: readonly Shape[] = large.map((shape) => ({ ...shape, isBusy: true }))

const skipped = { ...complete, note: "1 malformed event was skipped" } as const

function amid(
  name: string,
  strange: string | ((wire: Wire) => string),
  expect: Shape["expect"],
  formats?: Shape["formats"],
): Shape {
  const play: Shape["play"] = (c, wire) => {
    c.head()
    const between = typeof strange === "string" ? strange : strange(wire)
    const [first = "", ...rest] = words
    const text = wire.text(first) + between + rest.map((word) => wire.text(word)).join("")
    c.raw(wire.begin() + text + wire.finish() + wire.done())
    c.end()
  }
  return bytes(name, expect, play, formats)
}

/** Strange events amid good ones: passed over, and counted where something may be missing. */
export const strangeEvents: readonly Shape[] = [
  amid("one invalid JSON line", sse('{"choices": [{"del'), skipped),
  amid("a chunk that fits no schema", sse({ choices: "none" }), skipped, ["chat"]),
  amid("content of a wrong type", sse({ choices: [{ index: 0, delta: { content: 42 } }] }), skipped, [
    "chat",
  ]),
  amid("a number for an event", sse("42"), skipped),
  amid(
    "null deltas and contents",
    () =>
      sse({ choices: [{ index: 0, delta: null }] }) +
      sse({ choices: [{ index: 0, delta: { content: null, tool_calls: null }, finish_reason: null }] }),
    complete,
    ["chat"],
  ),
  amid(
    "missing and empty choices",
    sse({ id: "x" }) + sse({ choices: [], prompt_filter_results: [{}] }),
    complete,
    ["chat"],
  ),
  amid("error: null", sse({ error: null, choices: [] }), complete, ["chat"]),
  amid("a second choice", sse({ choices: [{ index: 1, delta: { content: "the other one" } }] }), complete, [
    "chat",
  ]),
  amid(
    "an event of an unknown type",
    sse({ type: "response.brand_new.event", data: "<script>alert(1)</script>" }),
    complete,
    ["responses"],
  ),
  amid("ping events", "event: ping\ndata: {}\n\nevent: ping\n\n", complete),
  amid("empty events", "data:\n\ndata: \n\n", complete),
  amid(
    "parts that try to act",
    sse({
      type: "data-execute",
      script: "alert(1)",
      choices: [{ index: 0, delta: { "tool-output": "x", role: "system" } }],
    }),
    complete,
  ),
  amid("a field nobody knows", "flavour: vanilla\n\n", skipped),
  amid("a type out of the prototype", sse({ type: "__proto__" }) + sse({ type: "constructor" }), complete),
  bytes("an encoding that nobody knows", complete, (c, wire) => {
    c.head({ "content-encoding": "constructor" })
    c.raw(whole(wire))
    c.end()
  }),
  bytes("an error nested 100 000 deep", { outcome: "failed(provider_error)", text: "Once" }, (c, wire) => {
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`
    c.head()
    c.raw(`${wire.begin() + wire.text("Once")}data: {"error":{"x":${deep}}}\n\n`)
    c.end()
  }),
]
