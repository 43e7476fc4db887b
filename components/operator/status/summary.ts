import type { AttemptPoint } from "@/lib/protocol/status"

/** The value that a share of all values lies under, null for none; `share` in [0, 1]. */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null
}

/** The values that are known. */
export function known(points: readonly AttemptPoint[], what: "firstTokenMs" | "tokensPerSecond"): number[] {
  return points.flatMap((point) => point[what] ?? [])
}

/** The attempts of each provider, the one with most of them first. */
export function byProvider(points: readonly AttemptPoint[]): [provider: string, points: AttemptPoint[]][] {
  return [...Map.groupBy(points, ({ provider }) => provider)].sort(([, a], [, b]) => b.length - a.length)
}
