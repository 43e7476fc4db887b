/** What the frame says. */
export type FrameMessage = { kind: "ready" } | { kind: "failed" } | { kind: "drawn"; height: number }

const maxHeight = 4_000

/** Reads a message of the frame, which draws what a model wrote: it is believed nothing but a height. Null for anything else. */
export function readFrameMessage(data: unknown): FrameMessage | null {
  if (data === "ready" || data === "failed") return { kind: data }
  const height = (data as { drawn?: { height?: unknown } } | null)?.drawn?.height
  if (typeof height !== "number" || !(height > 0)) return null
  return { kind: "drawn", height: Math.min(Math.ceil(height), maxHeight) }
}
