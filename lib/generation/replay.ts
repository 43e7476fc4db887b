import type { Chunk, MessagePart } from "../protocol/message"
import { type RecordedTool, replayTool } from "./replay-tool"

/** The id under which a replayed part streams, so that a continuation can go on in it. */
export const replayedPartId = (index: number) => `replayed-${index}`

/**
 * The chunks that rebuild `parts` in an empty message: a continuation's log begins with them, so that every log tells its
 * whole message and one way of reading serves all. With `openLast`, a trailing text part is left open for more.
 */
export function replayParts(parts: readonly MessagePart[], { openLast }: { openLast: boolean }): Chunk[] {
  return parts.flatMap((part, index): Chunk[] => {
    const id = replayedPartId(index)
    switch (part.type) {
      case "text": {
        const begun: Chunk[] = [
          { type: "text-start", id },
          { type: "text-delta", id, delta: part.text },
        ]
        return openLast && index === parts.length - 1 ? begun : [...begun, { type: "text-end", id }]
      }
      case "reasoning":
        return [
          { type: "reasoning-start", id },
          { type: "reasoning-delta", id, delta: part.text },
          { type: "reasoning-end", id, ...providerMetadata(part) },
        ]
      case "step-start":
        return [{ type: "start-step" }]
      case "source-url":
      case "source-document":
      case "file":
        return [part as Chunk]
      default:
        return part.type.startsWith("tool-") || part.type === "dynamic-tool"
          ? replayTool(part as unknown as RecordedTool)
          : []
    }
  })
}

function providerMetadata(part: Extract<MessagePart, { type: "reasoning" }>) {
  return part.providerMetadata ? { providerMetadata: part.providerMetadata } : {}
}
