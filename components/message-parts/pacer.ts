/** Text is shown at the latest this long after it has arrived. */
export const maxLagMs = 180
/** Text that has arrived is spread over this time, so that lumps of the network do not show. */
const spreadMs = 120

/** Says how much of a growing text to show when. Times in milliseconds, on any clock; lengths in UTF-16 units. */
export class Pacer {
  #shown: number
  #at: number
  /** How long the text was, when; oldest first, and only as far back as the longest lag. */
  #arrivals: { length: number; at: number }[]

  /** What is there already is shown at once. */
  constructor(length: number, now: number) {
    this.#shown = length
    this.#at = now
    this.#arrivals = [{ length, at: now }]
  }

  arrive(length: number, now: number): void {
    this.advance(now)
    const last = this.#arrivals.at(-1)
    if (last && length < last.length) this.#shown = length
    if (length !== last?.length) this.#arrivals.push({ length, at: now })
  }

  /** The length to show now. */
  advance(now: number): number {
    const total = this.#total
    const elapsed = now - this.#at
    this.#at = now
    const step = ((total - this.#shown) * elapsed) / Math.max(elapsed, this.#remainingMs(now), 1)
    this.#shown = Math.min(total, Math.max(this.#shown + step, this.#overdue(now)))
    return Math.floor(this.#shown)
  }

  get isDone(): boolean {
    return this.#shown >= this.#total
  }

  get #total(): number {
    return this.#arrivals.at(-1)?.length ?? 0
  }

  #remainingMs(now: number): number {
    return (this.#arrivals.at(-1)?.at ?? now) + spreadMs - now
  }

  /** Everything that arrived before the longest lag. */
  #overdue(now: number): number {
    while ((this.#arrivals[1]?.at ?? Number.POSITIVE_INFINITY) <= now - maxLagMs) this.#arrivals.shift()
    const [oldest] = this.#arrivals
    return oldest && oldest.at <= now - maxLagMs ? oldest.length : 0
  }
}
