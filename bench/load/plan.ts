/** How much of everything a run measures. */
export type Plan = {
  rounds: number
  /** Streams at which every round measures everybody. */
  levels: readonly number[]
  /** Milliseconds that count of a level. */
  measuredMs: number
  /** Whether the most streams held are looked for, in the last round. */
  held: boolean
  viewersMs: number
  memory: { held: number; answers: number }
  stopped: number
}

export type PlanName = "full" | "quick" | "check"

export const plans: Record<PlanName, Plan> = {
  // At most 15 minutes on two cores.
  full: {
    rounds: 3,
    levels: [1, 50, 100, 300],
    measuredMs: 2_000,
    held: true,
    viewersMs: 5_000,
    memory: { held: 300, answers: 10_000 },
    stopped: 100,
  },
  // 2 minutes.
  quick: {
    rounds: 1,
    levels: [1, 100],
    measuredMs: 1_000,
    held: false,
    viewersMs: 1_000,
    memory: { held: 50, answers: 300 },
    stopped: 50,
  },
  // Only that everything runs and every text is exact.
  check: {
    rounds: 1,
    levels: [2],
    measuredMs: 500,
    held: false,
    viewersMs: 0,
    memory: { held: 0, answers: 0 },
    stopped: 0,
  },
}
