import type { Chunk, MessageMetadata } from "../protocol/message"
import { finishReasonOf } from "./decide-outcome"

/** The chunk that ends a log. */
export function terminalChunk(metadata: MessageMetadata): Chunk {
  if (!metadata.outcome) throw new Error("A log ends with an outcome")
  return { type: "finish", finishReason: finishReasonOf(metadata.outcome), messageMetadata: metadata }
}

/**
 * What ends a log. A failure also says so in the AI SDK's own way (`error`), after the metadata and before the terminal chunk,
 * for clients that know nothing of our outcomes.
 */
export function terminalChunks(metadata: MessageMetadata): Chunk[] {
  const end = terminalChunk(metadata)
  if (metadata.outcome?.status !== "failed") return [end]
  return [
    { type: "message-metadata", messageMetadata: metadata },
    { type: "error", errorText: metadata.outcome.code },
    end,
  ]
}
