import { Readable } from "node:stream"
import { expect, test } from "vitest"
import { FakeClock } from "../fake-clock"
import { BodyReader } from "./body-reader"
import { Bypass } from "./bypass"
import { formatOf } from "./formats"
import { NormalisedBody } from "./normalised-body"
import { Transcript } from "./transcript"

const sse = (value: object) => `data: ${JSON.stringify(value)}\n\n`
const text = (content: string) => sse({ choices: [{ index: 0, delta: { content } }] })
const finish = sse({ choices: [{ index: 0, delta: {}, finish_reason: "stop" }] })

function open() {
  const clock = new FakeClock()
  const transcript = new Transcript()
  const source = new Readable({ read() {} })
  let over = 0
  const body = new NormalisedBody({
    source,
    reader: new BodyReader(formatOf("chat", transcript), transcript),
    transcript,
    bypass: new Bypass(),
    clock,
    brokeWith: () => null,
    onOver: () => over++,
  })
  const reader = body.stream.getReader()
  const received: string[] = []
  const read = async () => {
    for (let result = await reader.read(); !result.done; result = await reader.read())
      received.push(contentOf(result.value))
    received.push("(end)")
  }
  return { clock, transcript, source, body, reader, received, read, timesOver: () => over }
}

function contentOf(bytes: Uint8Array): string {
  const events = new TextDecoder()
    .decode(bytes)
    .split("\n\n")
    .filter((event) => event !== "")
  return events.map((event) => JSON.parse(event.slice(6)).choices[0]?.delta.content ?? "").join("|")
}

test("the first delta passes at once, those within 16 ms are merged", async () => {
  const { clock, source, received, read } = open()
  void read()
  source.push(text("a"))
  await clock.advance(0)
  expect(received).toEqual(["a"])
  for (const delta of ["b", "c", "d"]) {
    source.push(text(delta))
    await clock.advance(5)
  }
  expect(received).toEqual(["a"])
  await clock.advance(1)
  expect(received).toEqual(["a", "bcd"])
})

test("what may not pass yet is read when it may, but not much of it waits unread", async () => {
  const { clock, source, transcript, received, read } = open()
  void read()
  source.push(text("a"))
  await clock.advance(5)
  source.push(text("b"))
  await clock.advance(1)
  expect(transcript.outbox.isEmpty).toBe(true)
  source.push(text("c".repeat(20_000)))
  await clock.advance(1)
  expect(transcript.outbox.size).toBe(20_001)
  await clock.advance(9)
  expect(received).toEqual(["a", `b${"c".repeat(20_000)}`])
})

test("with many answers at once deltas are merged for longer, at most 50 ms", async () => {
  const others = Array.from({ length: 300 }, open)
  const { clock, source, received, read, body } = open()
  void read()
  for (const delta of ["a", "b"]) {
    source.push(text(delta))
    await clock.advance(10)
  }
  await clock.advance(29)
  expect(received).toEqual(["a"])
  await clock.advance(1)
  expect(received).toEqual(["a", "b"])
  for (const { body } of others) body.end(null)
  body.end(null)
})

test("tool arguments are merged for longer, until something visible comes", async () => {
  const { clock, source, transcript, read } = open()
  void read()
  const call = (value: object) =>
    sse({ choices: [{ index: 0, delta: { tool_calls: [{ index: 0, ...value }] } }] })
  source.push(call({ id: "a", function: { name: "f", arguments: "{" } }))
  await clock.advance(0)
  expect(transcript.outbox.isEmpty).toBe(true)
  source.push(call({ function: { arguments: '"a":' } }))
  await clock.advance(99)
  expect(transcript.outbox.isEmpty).toBe(false)
  source.push(text("x"))
  await clock.advance(0)
  expect(transcript.outbox.isEmpty).toBe(true)
})

test("an upstream that is faster than its reader is made to wait", async () => {
  const { clock, source, reader, transcript } = open()
  source.push(text("x".repeat(300_000)))
  await clock.advance(100)
  expect(source.isPaused()).toBe(true)
  expect(transcript.outbox.size).toBe(300_000)
  await reader.read()
  expect(source.isPaused()).toBe(false)
})

test("behind the finish reason it is over within two seconds, though the source stays open", async () => {
  const { clock, source, received, read, timesOver } = open()
  void read()
  source.push(text("a") + finish)
  await clock.advance(999)
  expect(timesOver()).toBe(0)
  await clock.advance(1_000)
  expect(received.at(-1)).toBe("(end)")
  expect(timesOver()).toBe(1)
})

test("a source that breaks ends cleanly behind all that had come", async () => {
  const { clock, source, received, read, transcript } = open()
  source.push(text("a"))
  source.push(text("b"))
  await clock.advance(0)
  source.destroy(Object.assign(new Error("reset"), { code: "ECONNRESET" }))
  await clock.advance(0)
  await read()
  expect(received).toEqual(["ab|", "(end)"])
  expect(transcript.failure).toEqual({ kind: "truncated", code: "ECONNRESET" })
})

test("a large event has a second to end", async () => {
  const { clock, source, transcript, read } = open()
  void read()
  source.push(text("a"))
  source.push(`data: ${"x".repeat(1_100_000)}`)
  await clock.advance(0)
  await clock.advance(999)
  expect(transcript.failure).toBeNull()
  await clock.advance(1)
  expect(transcript.failure).toEqual({ kind: "too-large", what: "event" })
})
