"use client"

import type { MessagePart } from "@/lib/protocol/message"
import { Answer } from "../chat/answer"
import { answerOf } from "./messages"
import { Parts } from "./parts"
import { Specimen } from "./specimen"

const call = { type: "tool-calculator", toolCallId: "c1" } as const
const input = { expression: "9.81 * 3.2 * 0.8 * 0.85" }
const approval = { id: "a1" }
const asked: MessagePart = { ...call, state: "approval-requested", input, approval }

const parts: Record<string, MessagePart> = {
  "tool, input streaming": {
    ...call,
    state: "input-streaming",
    input: { expression: "9.81 *" },
    rawInput: '{"expression":"9.81 *',
  },
  "tool, running": { ...call, state: "input-available", input },
  "tool, approval requested": asked,
  "tool, approved": { ...call, state: "approval-responded", input, approval: { id: "a1", approved: true } },
  "tool, done": { ...call, state: "output-available", input, output: { result: 21.34 } },
  "tool, failed": { ...call, state: "output-error", input, errorText: "Unknown symbol “x”." },
  "tool, incomplete arguments": {
    ...call,
    state: "output-error",
    input: undefined,
    rawInput: '{"expression":"9.81 *',
    errorText: "The answer was cut off before the call was complete.",
  },
  "tool, refused": { ...call, state: "output-denied", input, approval: { id: "a1", approved: false } },
}

/** Calls of tools, from the first letter of their input to their end. */
export function Tools() {
  return (
    <>
      <Parts parts={parts} streaming={["tool, input streaming", "tool, running"]} />
      <Specimen name="tool, question that nobody answered">
        <Answer message={answerOf([asked])} past />
      </Specimen>
    </>
  )
}
