type Spoken = { firstTokenMs: number | null; totalMs: number; outputTokens: number }

/** Output tokens a second of an upstream attempt, from its first token to its end; null where there is too little to tell. */
export function tokensPerSecond({ firstTokenMs, totalMs, outputTokens }: Spoken): number | null {
  if (firstTokenMs === null || totalMs - firstTokenMs < 100 || outputTokens < 2) return null
  return ((outputTokens - 1) / (totalMs - firstTokenMs)) * 1_000
}
