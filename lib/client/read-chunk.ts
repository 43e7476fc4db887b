import type { Chunk } from "../protocol/message"

type KnownType = Exclude<Chunk["type"], "error" | "abort">

/** A newer AI SDK that adds a chunk type makes this a type error; a newer server's chunk is `unknown` below. */
const known: Record<KnownType, true> = {
  "text-start": true,
  "text-delta": true,
  "text-end": true,
  "reasoning-start": true,
  "reasoning-delta": true,
  "reasoning-end": true,
  "reasoning-file": true,
  "tool-input-start": true,
  "tool-input-delta": true,
  "tool-input-available": true,
  "tool-input-error": true,
  "tool-approval-request": true,
  "tool-approval-response": true,
  "tool-output-available": true,
  "tool-output-error": true,
  "tool-output-denied": true,
  "source-url": true,
  "source-document": true,
  "steering-message": true,
  "message-metadata": true,
  "start-step": true,
  "finish-step": true,
  "reset-step": true,
  "data-notice": true,
  custom: true,
  file: true,
  start: true,
  finish: true,
}

/**
 * Reads the data of an SSE event. `ignored`: nothing for us (`[DONE]`; `error` and `abort`, whose outcome the `finish`
 * chunk carries: `useChat` would throw the partial answer away). `unknown`: of a version newer than this page.
 */
export function readChunk(data: string): Chunk | "ignored" | "unknown" {
  if (data === "[DONE]") return "ignored"
  const chunk = parse(data)
  if (chunk?.type === "error" || chunk?.type === "abort") return "ignored"
  return chunk !== null && Object.hasOwn(known, chunk.type) ? chunk : "unknown"
}

function parse(data: string): Chunk | null {
  try {
    const value: unknown = JSON.parse(data)
    return typeof (value as Partial<Chunk> | null)?.type === "string" ? (value as Chunk) : null
  } catch {
    return null
  }
}
