import type { Chunk } from "../protocol/message"

/** A piece of a part's text; `id` is the part's, or the tool call's. Two of one type and id merge by joining their texts. */
export type Delta = {
  type: "text-delta" | "reasoning-delta" | "tool-input-delta"
  id: string
  text: string
}

/** The chunk as a delta that may be merged; null for all others, also for deltas that carry provider metadata. */
export function asDelta(chunk: Chunk): Delta | null {
  if (chunk.type === "text-delta" || chunk.type === "reasoning-delta") {
    if (chunk.providerMetadata !== undefined) return null
    return { type: chunk.type, id: chunk.id, text: chunk.delta }
  }
  if (chunk.type === "tool-input-delta") {
    return { type: chunk.type, id: chunk.toolCallId, text: chunk.inputTextDelta }
  }
  return null
}

export function isSamePart(a: Delta, b: Delta): boolean {
  return a.id === b.id && a.type === b.type
}

/** Writes a delta with its text last, the form that `mergeRun` recognises and joins without parsing. */
export function encodeDelta({ type, id, text }: Delta): string {
  if (type === "tool-input-delta") return JSON.stringify({ type, toolCallId: id, inputTextDelta: text })
  return JSON.stringify({ type, id, delta: text })
}

/** Writes any other chunk; a delta that may not be merged gets its type last, so that it is never taken for one that may. */
export function encodeOther(chunk: Chunk): string {
  if (!chunk.type.endsWith("-delta")) return JSON.stringify(chunk)
  const { type, ...rest } = chunk
  return JSON.stringify({ ...rest, type })
}
