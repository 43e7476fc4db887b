import type { Level } from "./level.ts"

const ladder = [25, 50, 100, 150, 200, 250, 300, 400, 500, 600, 700, 800, 1_000, 1_200]
const limits = { latencyMs: 100, ttftMs: 250 }

/** Whether these streams were held: every text whole, p99 of the latency ≤ 100 ms and of the time to the first token ≤ 250 ms. */
function isHeld({ latencyP99, ttftP99, exact }: Level): boolean {
  return exact === 1 && latencyP99 <= limits.latencyMs && ttftP99 <= limits.ttftMs
}

/** The most streams of the ladder that are held, by halving; `known` are levels measured already. */
export async function findHeld(
  known: readonly Level[],
  measure: (streams: number) => Promise<Level>,
): Promise<number> {
  const verdicts = new Map(known.map((level) => [level.streams, isHeld(level)]))
  let held = -1
  let missed = ladder.length
  for (const [index, streams] of ladder.entries()) {
    if (verdicts.get(streams) === true) held = index
    if (verdicts.get(streams) === false) missed = Math.min(missed, index)
  }
  held = Math.min(held, missed - 1)
  while (missed - held > 1) {
    const middle = (held + missed) >> 1
    if (isHeld(await measure(ladder[middle] as number))) held = middle
    else missed = middle
  }
  return ladder[held] ?? 0
}
