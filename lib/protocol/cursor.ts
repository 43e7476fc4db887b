import { type GenerationId, idPattern } from "./ids"

/** A viewer's place in a generation's log: everything up to and including `seq` has been received. */
export type Cursor = { generationId: GenerationId; seq: number }

/** Writes the SSE event id, `<generation>:<seq>`. */
export function formatCursor({ generationId, seq }: Cursor): string {
  return `${generationId}:${seq}`
}

/** Reads an SSE event id; null when it is not one of ours. */
export function parseCursor(text: string): Cursor | null {
  const colon = text.lastIndexOf(":")
  const generationId = text.slice(0, colon)
  const seq = text.slice(colon + 1)
  if (!idPattern.test(generationId) || !/^\d{1,9}$/.test(seq)) return null
  return { generationId: generationId as GenerationId, seq: Number(seq) }
}
