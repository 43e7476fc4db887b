/** Between two commits of the process, at most, in milliseconds. */
const maxGapMs = 50
/** Weight of the newest commit in the average. */
const weight = 0.2

/**
 * How long the process waits between two commits: one millisecond for each entry a millisecond brings. One stream at 50 tokens
 * a second never waits, 50 of them wait 2.5 ms, 200 wait 10 ms, a flood 50 ms: the cost of committing stays level.
 */
export class Pace {
  #entriesPerMs = 0
  #lastAt = Number.NEGATIVE_INFINITY

  /** A commit of `entries` began at `at`. */
  committed(entries: number, at: number): void {
    const now = entries / Math.max(at - this.#lastAt, 1)
    this.#entriesPerMs += weight * (now - this.#entriesPerMs)
    this.#lastAt = at
  }

  get gapMs(): number {
    return Math.min(this.#entriesPerMs, maxGapMs)
  }

  /** The earliest time of the next commit. */
  get nextAt(): number {
    return this.#lastAt + this.gapMs
  }
}
