import { expect, test } from "vitest"
import type { Chunk, MessagePart } from "../protocol/message"
import { appendTo, type Continuation, stitchTo } from "./continuation"
import { MessageDraft } from "./draft"

const partial: MessagePart[] = [
  { type: "step-start" },
  { type: "text", text: "The mill turns slowly by", state: "done" },
]

function run(continuation: Continuation, chunks: Chunk[]): MessagePart[] {
  const draft = new MessageDraft()
  for (const chunk of continuation.replay) draft.add(chunk)
  for (const chunk of chunks.flatMap((chunk) => continuation.map(chunk))) draft.add(chunk)
  for (const chunk of continuation.drain()) draft.add(chunk)
  for (const chunk of draft.closing()) draft.add(chunk)
  return draft.parts
}

const says = (...deltas: string[]): Chunk[] => [
  { type: "start-step" },
  { type: "text-start", id: "txt-0" },
  ...deltas.map((delta): Chunk => ({ type: "text-delta", id: "txt-0", delta })),
  { type: "text-end", id: "txt-0" },
]

test("Continue goes on in the same text part, and the overlap at the seam is gone", () => {
  const continuation = stitchTo(partial)
  const parts = run(continuation, says("turns slowly by", " the river."))
  expect(parts).toEqual([
    { type: "step-start" },
    { type: "text", text: "The mill turns slowly by the river.", state: "done" },
  ])
  expect(continuation.seam).toEqual({ part: 1, offset: 24 })
})

test("a continuation that is cut off before its first word keeps the text as it was", () => {
  expect(run(stitchTo(partial), [{ type: "start-step" }])).toEqual(partial)
})

test("held-back characters are not lost when the continuation is cut off", () => {
  const parts = run(stitchTo(partial), [
    { type: "text-start", id: "t" },
    { type: "text-delta", id: "t", delta: "turns" },
  ])
  expect(parts.at(-1)).toMatchObject({ text: "The mill turns slowly byturns" })
})

test("behind a tool call the answer goes on in a part of its own", () => {
  const tool = {
    type: "tool-clock",
    toolCallId: "c",
    state: "output-available",
    input: {},
    output: 1,
  } as MessagePart
  const parts = run(appendTo([tool]), says("It is one."))
  expect(parts.map((part) => part.type)).toEqual(["tool-clock", "step-start", "text"])
})

test("a text that the model writes later in the continuation gets a part of its own", () => {
  const parts = run(stitchTo(partial), [...says(" the river."), ...says("Second.")])
  expect(parts.filter((part) => part.type === "text").map((part) => part.text)).toEqual([
    "The mill turns slowly by the river.",
    "Second.",
  ])
})
