import { type TextStreamPart, type ToolSet, toUIMessageChunk } from "ai"
import type { Chunk } from "../protocol/message"

/**
 * What `toUIMessageStream` of the SDK does with one part of its stream, without three web streams in a row for each answer. Null where
 * a part tells a reader nothing.
 */
export function chunkMaker(
  onError: (error: unknown) => void,
): (part: TextStreamPart<ToolSet>) => Chunk | null {
  const invalidCalls = new Set<string>()
  const options = {
    sendStart: false,
    sendSources: true,
    redactToolErrors: false,
    onError: (error: unknown) => {
      onError(error)
      return ""
    },
  }
  return (part) => {
    if (part.type === "tool-call" && part.invalid) invalidCalls.add(part.toolCallId)
    // What is wrong with a call that makes no sense is told with the call.
    const isTold =
      part.type === "tool-error" && !part.providerExecuted && invalidCalls.delete(part.toolCallId)
    return isTold ? null : ((toUIMessageChunk(part, options) as Chunk | undefined) ?? null)
  }
}
