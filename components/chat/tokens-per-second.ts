import type { MessageMetadata } from "@/lib/protocol/message"

/** Output tokens a second while the answer was being written; null where that cannot be known. */
export function tokensPerSecond({ timing, usage }: MessageMetadata): number | null {
  if (!timing || !usage || usage.outputTokens === 0) return null
  const { writingMs = timing.totalMs - (timing.firstTokenMs ?? 0) } = timing
  return writingMs < 50 ? null : Math.round((usage.outputTokens / writingMs) * 1000)
}
