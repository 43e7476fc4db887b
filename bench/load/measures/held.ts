import type { Level } from "./level.ts"

const ladder = [25, 50, 100, 150, 200, 250, 300, 400, 500, 600, 700, 800, 1_000, 1_200]
const limits = { latencyMs: 100, ttftMs: 250 }

/** Whether these streams were held: every text whole, p99 of the latency ≤ 100 ms and of the time to the first token ≤ 250 ms. */
function isHeld({ latencyP99, ttftP99, exact }: Level): boolean {
  return exact === 1 && latencyP99 <= limits.latencyMs && ttftP99 <= limits.ttftMs
}

/**
 * The most streams of the ladder that are held, by halving. `known` are levels measured already. Measured up to `atMost` times, what is
 * held more often than not is held: one measurement says more of the machine's moment than of the contestant.
 */
export async function findHeld(
  known: readonly Level[],
  measure: (streams: number) => Promise<Level>,
  atMost: 1 | 3,
): Promise<number> {
  let held = -1
  let missed = ladder.length
  for (const [index, streams] of ladder.entries()) {
    const verdicts = known.filter((level) => level.streams === streams).map(isHeld)
    if (verdicts.length === 0) continue
    if (isMostly(verdicts)) held = index
    else missed = Math.min(missed, index)
  }
  held = Math.min(held, missed - 1)
  while (missed - held > 1) {
    const middle = (held + missed) >> 1
    if (await isMostlyHeld(() => measure(ladder[middle] as number), atMost)) held = middle
    else missed = middle
  }
  return ladder[held] ?? 0
}

/** The third of three is not needed where the first two agree. */
async function isMostlyHeld(measure: () => Promise<Level>, atMost: 1 | 3): Promise<boolean> {
  const first = isHeld(await measure())
  if (atMost === 1) return first
  const second = isHeld(await measure())
  return first === second ? first : isHeld(await measure())
}

const isMostly = (verdicts: readonly boolean[]) => verdicts.filter(Boolean).length * 2 > verdicts.length
