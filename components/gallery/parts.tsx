"use client"

import type { MessagePart } from "@/lib/protocol/message"
import { Answer } from "../chat/answer"
import { answerOf, unfinished } from "./messages"
import { Specimen } from "./section"

const call = { type: "tool-calculator", toolCallId: "c1" } as const
const input = { expression: "9.81 * 3.2 * 0.8 * 0.85" }
const approval = { id: "a1" }

const parts: Record<string, MessagePart> = {
  "reasoning, streaming": { type: "reasoning", text: "The reader wants a comparison.", state: "streaming" },
  "reasoning, done": { type: "reasoning", text: "The reader wants a **comparison**.", state: "done" },
  "tool, input streaming": {
    ...call,
    state: "input-streaming",
    input: { expression: "9.81 *" },
    rawInput: '{"expression":"9.81 *',
  },
  "tool, running": { ...call, state: "input-available", input },
  "tool, approval requested": { ...call, state: "approval-requested", input, approval },
  "tool, approved": { ...call, state: "approval-responded", input, approval: { id: "a1", approved: true } },
  "tool, done": { ...call, state: "output-available", input, output: { result: 21.34 } },
  "tool, failed": { ...call, state: "output-error", input, errorText: "Unknown symbol “x”." },
  "tool, refused": { ...call, state: "output-denied", input, approval: { id: "a1", approved: false } },
  "source, web": {
    type: "source-url",
    sourceId: "s1",
    url: "https://en.wikipedia.org/wiki/Weir",
    title: "Weir",
  },
  "source, document": {
    type: "source-document",
    sourceId: "s2",
    mediaType: "application/pdf",
    title: "Mills of Saxony.pdf",
  },
  file: { type: "file", mediaType: "application/pdf", filename: "plan.pdf", url: "/gallery/plan.pdf" },
  "file, foreign": {
    type: "file",
    mediaType: "image/png",
    filename: "mill.png",
    url: "https://evil.example/mill.png",
  },
  unknown: { type: "hologram" } as unknown as MessagePart,
}

const streaming = new Set(["reasoning, streaming", "tool, input streaming", "tool, running"])

/** Every part type in every state. */
export function Parts() {
  return Object.entries(parts).map(([name, part]) => (
    <Specimen key={name} name={name}>
      {streaming.has(name) ? (
        <Answer message={unfinished(answerOf([part]))} streaming />
      ) : (
        <Answer message={answerOf([part])} />
      )}
    </Specimen>
  ))
}
