import { expect, test } from "vitest"
import type { Chunk } from "../protocol/message"
import { ChunkQueue } from "./chunk-queue"

const text = (delta: string, id = "0"): Chunk => ({ type: "text-delta", id, delta })
const end: Chunk = { type: "text-end", id: "0" }

/** What the queue makes of the chunks, taken at the end or after each `"take"`. */
function queued(...steps: (Chunk | "take")[]): Chunk[] {
  const queue = new ChunkQueue()
  const taken: string[] = []
  for (const step of steps) {
    if (step === "take") taken.push(...queue.take())
    else queue.push(step)
  }
  queue.release()
  return [...taken, ...queue.take()].map((json) => JSON.parse(json))
}

test("adjacent deltas of one part are merged, those of another part are not", () => {
  expect(queued(text("a"), text("b"), text("c", "1"), text("d"))).toEqual([
    text("ab"),
    text("c", "1"),
    text("d"),
  ])
})

test("reasoning and text of the same id are different parts", () => {
  const reasoning: Chunk = { type: "reasoning-delta", id: "0", delta: "x" }
  expect(queued(text("a"), reasoning)).toEqual([text("a"), reasoning])
})

test("tool input is merged by call", () => {
  const input = (toolCallId: string, inputTextDelta: string): Chunk => {
    return { type: "tool-input-delta", toolCallId, inputTextDelta }
  }
  const merged = [input("1", '{"a"'), input("2", "[")]
  expect(queued(input("1", "{"), input("1", '"a"'), input("2", "["))).toEqual(merged)
})

test("a delta with provider metadata stays as it is", () => {
  const signed: Chunk = { ...text("b"), providerMetadata: { x: { signature: "s" } } } as Chunk
  expect(queued(text("a"), signed, text("c"))).toEqual([text("a"), signed, text("c")])
})

test("a trailing high surrogate waits for its pair", () => {
  expect(queued(text("a\ud83d"), "take", text("\ude00b"))).toEqual([text("a"), text("😀b")])
})

test("a surrogate without a pair comes before whatever follows it", () => {
  expect(queued(text("a\ud83d"), "take", end)).toEqual([text("a"), text("\ud83d"), end])
  expect(queued(text("\ud83d"), "take", text("x", "1"))).toEqual([text("\ud83d"), text("x", "1")])
  expect(queued(text("\ud83d"), "take", text("x"))).toEqual([text("\ud83dx")])
})

test("a delta that is too long is cut, and merging stops at the same size", () => {
  const long = "x".repeat(150 * 1024)
  const pieces = queued(text(long), text("y".repeat(40 * 1024)), text("z".repeat(40 * 1024)))
  expect(Math.max(...pieces.map((chunk) => JSON.stringify(chunk).length))).toBeLessThan(70 * 1024)
  const all = pieces.map((chunk) => "delta" in chunk && chunk.delta).join("")
  expect(all).toBe(long + "y".repeat(40 * 1024) + "z".repeat(40 * 1024))
})

test("changing a chunk after it was pushed changes nothing", () => {
  const queue = new ChunkQueue()
  const data = { kind: "silence" as const, silentMs: 1 }
  queue.push({ type: "data-notice", data })
  data.silentMs = 2
  expect(queue.take()).toEqual(['{"type":"data-notice","data":{"kind":"silence","silentMs":1}}'])
})

test("its size is what waits", () => {
  const queue = new ChunkQueue()
  queue.push(text("abc"))
  queue.push(text("de"))
  expect([queue.chars, queue.isEmpty]).toEqual([5, false])
  queue.take()
  expect([queue.chars, queue.isEmpty]).toEqual([0, true])
})
