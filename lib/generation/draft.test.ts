import { readUIMessageStream, type UIMessageChunk } from "ai"
import * as fc from "fast-check"
import { expect, test } from "vitest"
import type { Chunk, MessagePart } from "../protocol/message"
import { MessageDraft } from "./draft"
import { replayParts } from "./replay"

function fold(chunks: readonly Chunk[]): MessagePart[] {
  const draft = new MessageDraft()
  for (const chunk of chunks) draft.add(chunk)
  return draft.parts
}

/** The same fold by the AI SDK, which is what runs in the browser. */
async function foldBySdk(chunks: readonly Chunk[]): Promise<unknown> {
  let last: unknown = []
  const stream = new ReadableStream<UIMessageChunk>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk as UIMessageChunk)
      // The SDK shows a step's start only with the next thing it shows.
      controller.enqueue({ type: "finish", messageMetadata: {} })
      controller.close()
    },
  })
  for await (const message of readUIMessageStream({ stream })) last = message.parts
  return last
}

/** What a reader sees of parts; bookkeeping that only one of the two keeps is left out. */
function seen(parts: unknown): unknown {
  return JSON.parse(
    JSON.stringify(parts, (key, value) =>
      ["id", "toolName", "rawInput", "preliminary", "inputEncoding"].includes(key) ? undefined : value,
    ),
  )
}

const textBlock = (type: "text" | "reasoning") =>
  fc
    .record({ id: fc.nat(5), deltas: fc.array(fc.string(), { maxLength: 4 }) })
    .map(({ id, deltas }) => [
      { type: `${type}-start`, id: `${id}` },
      ...deltas.map((delta) => ({ type: `${type}-delta`, id: `${id}`, delta })),
      { type: `${type}-end`, id: `${id}` },
    ])
const toolBlock = fc
  .record({ id: fc.uuid(), input: fc.jsonValue(), end: fc.constantFrom("output", "error", "none", "denied") })
  .map(({ id: toolCallId, input, end }) => [
    { type: "tool-input-start", toolCallId, toolName: "clock" },
    { type: "tool-input-delta", toolCallId, inputTextDelta: "{" },
    { type: "tool-input-available", toolCallId, toolName: "clock", input: { input } },
    ...(end === "output" ? [{ type: "tool-output-available", toolCallId, output: { input } }] : []),
    ...(end === "error" ? [{ type: "tool-output-error", toolCallId, errorText: "no" }] : []),
    ...(end === "denied"
      ? [
          { type: "tool-approval-request", toolCallId, approvalId: "a" },
          { type: "tool-output-denied", toolCallId },
        ]
      : []),
  ])
const block = fc.oneof(
  textBlock("text"),
  textBlock("reasoning"),
  toolBlock,
  fc.constant([{ type: "start-step" }]),
  fc.constant([{ type: "source-url", sourceId: "s", url: "https://example.org/", title: "t" }]),
)
const chunksOfMessage = fc.array(block, { maxLength: 8 }).map((blocks) => blocks.flat() as Chunk[])

test("what is saved is what the browser shows: the draft folds like the AI SDK", async () => {
  await fc.assert(
    fc.asyncProperty(chunksOfMessage, async (chunks) => {
      expect(seen(fold(chunks))).toEqual(seen(await foldBySdk(chunks)))
    }),
    { numRuns: 300 },
  )
})

test("replaying the parts of a message rebuilds the message", () => {
  fc.assert(
    fc.property(chunksOfMessage, (chunks) => {
      const parts = fold(chunks)
      expect(fold(replayParts(parts, { openLast: false }))).toEqual(parts)
    }),
    { numRuns: 300 },
  )
})

test("an answer that was cut off is sealed: no part stays open", () => {
  const draft = new MessageDraft()
  const chunks: Chunk[] = [
    { type: "reasoning-start", id: "r:1" },
    { type: "text-start", id: "t" },
    { type: "text-delta", id: "t", delta: "Once" },
    { type: "tool-input-start", toolCallId: "c", toolName: "clock" },
    { type: "tool-input-delta", toolCallId: "c", inputTextDelta: '{"zone' },
  ]
  for (const chunk of chunks) draft.add(chunk)
  for (const chunk of draft.closing()) draft.add(chunk)
  expect(draft.parts).toMatchObject([
    { type: "reasoning", state: "done" },
    { type: "text", text: "Once", state: "done" },
    { type: "tool-clock", state: "output-error", errorText: "The arguments are incomplete." },
  ])
  expect(draft.closing()).toEqual([])
})
