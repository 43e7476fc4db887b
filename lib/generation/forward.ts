import type { ToolSet, UIMessageChunk } from "ai"
import type { Chunk } from "../protocol/message"
import { incompleteArguments } from "./tool-draft"

/**
 * What of the SDK's stream goes into a log: parts are whitelisted when they are written, so nothing that an upstream or a later
 * SDK invents reaches a browser. `start` and `finish` are ours.
 */
const forwarded: ReadonlySet<UIMessageChunk["type"]> = new Set<UIMessageChunk["type"]>([
  "text-start",
  "text-delta",
  "text-end",
  "reasoning-start",
  "reasoning-delta",
  "reasoning-end",
  "tool-input-start",
  "tool-input-delta",
  "tool-input-available",
  "tool-input-error",
  "tool-approval-request",
  "tool-approval-response",
  "tool-output-available",
  "tool-output-error",
  "tool-output-denied",
  "source-url",
  "source-document",
  "file",
  "start-step",
  "finish-step",
])

export function isForwarded(chunk: UIMessageChunk): chunk is Chunk {
  return forwarded.has(chunk.type)
}

/** Content a reader can see: what ends the right to fail over, and what stops the clock of the first token. */
export function isVisible(chunk: Chunk): boolean {
  if (chunk.type === "text-delta" || chunk.type === "reasoning-delta") return chunk.delta !== ""
  return chunk.type === "tool-input-start"
}

/** A call that cannot be run says why in a sentence; the SDK's own text quotes the arguments and is for the model. */
export function toolFailureInWords(chunk: Chunk, tools: ToolSet): Chunk {
  if (chunk.type !== "tool-input-error") return chunk
  if (!Object.hasOwn(tools, chunk.toolName)) return { ...chunk, errorText: "There is no such tool." }
  const cutOff = typeof chunk.input === "string"
  return { ...chunk, errorText: cutOff ? incompleteArguments : "The arguments do not fit the tool." }
}
