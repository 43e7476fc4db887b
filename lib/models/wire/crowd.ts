import { Busyness } from "./busyness"

/**
 * Deltas that come within this time of the last ones that were passed are merged; the first passes at once. Each passing costs a
 * good part of a millisecond with everything behind it, so in a crowd there are fewer of them.
 */
export const mergeMs = { least: 16, most: 50, perBody: 0.7, toolInput: 100 } as const
/** So many answers at once are no crowd yet; fewer where the process has no time left. */
const few = { calm: 50, busy: 8 } as const

/** The bodies of this process that are being read, and when what came of them passes. */
export class Crowd {
  readonly #busyness: Pick<Busyness, "isBusy">
  #bodies = 0

  constructor(busyness: Pick<Busyness, "isBusy">) {
    this.#busyness = busyness
  }

  joined(): void {
    this.#bodies++
  }

  left(): void {
    this.#bodies--
  }

  /** In a crowd all bodies pass at the same moments: one commit of the log then takes what they brought together. */
  passTime(passedAt: number, now: number): number {
    const tickMs = this.#tickMs(now)
    if (tickMs === null) return passedAt + mergeMs.least
    return passedAt + mergeMs.most <= now ? now : Math.ceil(now / tickMs) * tickMs
  }

  #tickMs(now: number): number | null {
    if (this.#bodies <= few.busy) return null
    if (this.#busyness.isBusy(now)) return mergeMs.most
    if (this.#bodies <= few.calm) return null
    return Math.round(Math.min(mergeMs.most, mergeMs.least + mergeMs.perBody * (this.#bodies - few.calm)))
  }
}

/** That of this process. */
export const crowd = new Crowd(new Busyness())
