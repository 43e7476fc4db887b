import fc from "fast-check"
import { expect, test } from "vitest"
import { BodyReader } from "./body-reader"
import { formatOf } from "./formats"
import { isRecord } from "./json"
import { Transcript } from "./transcript"

type Format = Parameters<typeof formatOf>[0]

/** Reads a body in pieces and takes what is written now and then, as a reader does; merged, so that only meaning is compared. */
function read(format: Format, pieces: readonly Uint8Array[], takeEvery = 1) {
  const transcript = new Transcript()
  const reader = new BodyReader(formatOf(format, transcript), transcript)
  let written = ""
  pieces.forEach((piece, index) => {
    if (transcript.isOver) return
    reader.push(piece)
    if (index % takeEvery === 0) written += transcript.outbox.take()
  })
  reader.end(null)
  written += transcript.outbox.take()
  const { failure, notes, skipped, hasContent } = transcript
  return { events: mergeDeltas(written), failure, notes, skipped, hasContent }
}

function mergeDeltas(written: string): unknown[] {
  const events: string[] = []
  for (const data of written.split("\n\n").filter((text) => text !== "")) {
    const [before = "", delta = "", after = ""] = splitDelta(JSON.parse(data.slice("data: ".length)))
    const last = events.at(-1)?.split("\u0001")
    if (delta !== "" && last?.[0] === before && last[2] === after) {
      events[events.length - 1] = [before, `${last[1]}${delta}`, after].join("\u0001")
    } else events.push([before, delta, after].join("\u0001"))
  }
  return events
}

/** The event without its delta, the delta, nothing. */
function splitDelta(event: unknown): string[] {
  if (!isRecord(event)) return [JSON.stringify(event)]
  if (typeof event.delta === "string") return [JSON.stringify({ ...event, delta: "" }), event.delta]
  const text = JSON.stringify(event)
  const [, before, delta, after] =
    /^(.*"(?:content|reasoning_content|arguments)":")((?:[^"\\]|\\.)*)(".*)$/.exec(text) ?? []
  return before === undefined || delta === "" ? [text] : [before + after, delta ?? ""]
}

const sse = (value: unknown) => `data: ${typeof value === "string" ? value : JSON.stringify(value)}\n\n`
const chat = (delta: object, finish_reason: string | null = null) =>
  sse({ id: "c", model: "m", choices: [{ index: 0, delta, finish_reason }] })
const call = (value: object) => chat({ tool_calls: [value] })

const bodies: Record<string, [Format, string]> = {
  text: [
    "chat",
    `${chat({ role: "assistant", content: "" })}${chat({ content: "Grüße 👩‍👩‍👧" })}${chat({ content: " aus 中国" })}${chat({}, "stop")}${sse("[DONE]")}`,
  ],
  CRLF: [
    "chat",
    `${chat({ content: "a" })}${chat({ content: "b" })}${chat({}, "stop")}${sse("[DONE]")}`.replaceAll(
      "\n",
      "\r\n",
    ),
  ],
  "split surrogates": [
    "chat",
    `${chat({ content: "x\ud83d" })}${chat({ content: "\ude00" })}${chat({}, "stop")}`,
  ],
  reasoning: [
    "chat",
    `${chat({ content: "<think>Let me" })}${chat({ content: " see</think>\n\nYes" })}${chat({}, "stop")}${sse("[DONE]")}`,
  ],
  tools: [
    "chat",
    `${call({ index: 0, id: "a", function: { name: "f", arguments: '{"a":' } })}${call({ index: 0, function: { arguments: "1}" } })}${call({ index: 1, id: "b", function: { name: "g", arguments: "{}" } })}${chat({}, "tool_calls")}`,
  ],
  "bare error line": ["chat", `${chat({ content: "a" })}error: {"message": "no more"}\n\n`],
  "bare JSON line": ["chat", `${chat({ content: "a" })}{"error": {"message": "no more"}}\n\n`],
  "malformed event": [
    "chat",
    `${chat({ content: "a" })}data: {"choi\n\n${chat({ content: "b" })}${chat({}, "stop")}${sse("[DONE]")}`,
  ],
  "cut off": ["chat", `${chat({ content: "a" })}data: {"choices": [{"del`],
  "JSON error": ["chat", ' \n {"error": {"message": "no", "code": 500}} '],
  page: ["chat", "\n<!doctype html><h1>502</h1>"],
  comments: ["chat", `: hello\n\n${chat({ content: "a" })}: PROCESSING\n\n${chat({}, "stop")}`],
  responses: [
    "responses",
    [
      { type: "response.created", response: { id: "r", created_at: 1, model: "m" } },
      { type: "response.output_item.added", output_index: 0, item: { type: "reasoning", id: "rs" } },
      {
        type: "response.reasoning_summary_text.delta",
        output_index: 0,
        item_id: "rs",
        summary_index: 0,
        delta: "Hm",
      },
      { type: "response.output_item.done", output_index: 0, item: { type: "reasoning", id: "rs" } },
      { type: "response.output_item.added", output_index: 1, item: { type: "message", id: "m" } },
      { type: "response.output_text.delta", output_index: 1, item_id: "m", delta: "Grüße 👩‍👩‍👧" },
      { type: "response.output_text.delta", output_index: 1, item_id: "m", delta: " aus 中国" },
      { type: "response.output_item.done", output_index: 1, item: { type: "message", id: "m" } },
      {
        type: "response.output_item.added",
        output_index: 2,
        item: { type: "function_call", id: "f", call_id: "c", name: "f", arguments: "" },
      },
      { type: "response.function_call_arguments.delta", output_index: 2, item_id: "f", delta: '{"a":1}' },
      {
        type: "response.output_item.done",
        output_index: 2,
        item: { type: "function_call", id: "f", call_id: "c", name: "f", arguments: '{"a":1}' },
      },
      { type: "response.completed", response: { usage: { input_tokens: 1, output_tokens: 2 } } },
    ]
      .map(sse)
      .join(""),
  ],
  "responses error": [
    "responses",
    `${sse({ type: "response.output_text.delta", delta: "a", output_index: 0, item_id: "x" })}event: error\ndata: {"message": "no"}\n\n`,
  ],
  anthropic: [
    "anthropic",
    `event: content_block_delta\n${sse({ type: "content_block_delta", index: 0, delta: { type: "text_delta", text: "a" } })}event: message_stop\n${sse({ type: "message_stop" })}`,
  ],
}

test.each(Object.entries(bodies))("%s: any splitting of the bytes gives the same", (_, [format, text]) => {
  const bytes = new TextEncoder().encode(text)
  const whole = steady(read(format, [bytes]))
  fc.assert(
    fc.property(
      fc.array(fc.nat(bytes.length), { maxLength: 40 }),
      fc.integer({ min: 1, max: 5 }),
      (cuts, takeEvery) => {
        const at = [0, ...cuts.toSorted((a, b) => a - b), bytes.length]
        const pieces = at.slice(1).map((end, index) => bytes.subarray(at[index], end))
        expect(steady(read(format, pieces, takeEvery))).toEqual(whole)
      },
    ),
    { numRuns: 200 },
  )
  expect(
    steady(
      read(
        format,
        [...bytes].map((byte) => Uint8Array.of(byte)),
      ),
    ),
  ).toEqual(whole)
})

/** Minted ids differ from one reading to the next. */
function steady<T>(value: T): T {
  return JSON.parse(JSON.stringify(value).replace(/(call|msg|rs|fc)_[\w-]{21}/g, "$1_minted"))
}

test("random text arrives as it was sent, over any splitting into deltas and segments", () => {
  const unit = fc.oneof(
    fc.string({ unit: "binary", maxLength: 30 }),
    fc.constantFrom("\ud83d", "\ude00", "\u0000", "\r\n", "\n\n", "data: x"),
  )
  fc.assert(
    fc.property(
      fc.array(unit, { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 1, max: 64 }),
      (deltas, size) => {
        const text = `>${deltas.join("")}`
        const stream =
          chat({ content: ">" }) + deltas.map((content) => chat({ content })).join("") + chat({}, "stop")
        const bytes = new TextEncoder().encode(stream)
        const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
          bytes.subarray(index * size, (index + 1) * size),
        )
        expect(textOf("chat", pieces)).toBe(text)
      },
    ),
    { numRuns: 150 },
  )
}, 30_000)

function textOf(format: Format, pieces: readonly Uint8Array[]): string {
  const transcript = new Transcript()
  const reader = new BodyReader(formatOf(format, transcript), transcript)
  for (const piece of pieces) reader.push(piece)
  reader.end(null)
  const events = transcript.outbox
    .take()
    .split("\n\n")
    .filter((event) => event !== "")
  return events
    .map((event) => JSON.parse(event.slice("data: ".length)).choices[0]?.delta?.content ?? "")
    .join("")
}

test("an event larger than 4 MB is refused, whatever it is", () => {
  const transcript = new Transcript()
  const reader = new BodyReader(formatOf("chat", transcript), transcript)
  const piece = new TextEncoder().encode("x".repeat(1024 * 1024))
  reader.push(new TextEncoder().encode("data: "))
  for (let megabytes = 0; megabytes < 5 && !transcript.isOver; megabytes++) reader.push(piece)
  expect(transcript.failure).toEqual({ kind: "too-large", what: "event" })
})

test("what cannot be read fails the answer and not the process", () => {
  const transcript = new Transcript()
  const unreadable = () => {
    throw new RangeError("Maximum call stack size exceeded")
  }
  const reader = new BodyReader({ read: unreadable, readWhole: unreadable, end() {} }, transcript)
  reader.push(new TextEncoder().encode("data: 1\n\n"))
  expect(transcript.failure).toEqual({ kind: "unreadable" })
})
