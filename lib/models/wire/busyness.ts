import { performance } from "node:perf_hooks"

type Utilization = typeof performance.eventLoopUtilization

/** How long one look at the event loop counts, in milliseconds. */
const lookMs = 100
/** Shares of the time that the event loop worked: above the one it is busy, below the other not any more. */
const busy = { from: 0.9, until: 0.6 } as const

/** Whether the event loop has hardly waited lately: what comes then comes late, and costs more the less of it is done at once. */
export class Busyness {
  readonly #utilization: Utilization
  #last: ReturnType<Utilization>
  #lookedAt = Number.NEGATIVE_INFINITY
  #isBusy = false

  constructor(utilization: Utilization = performance.eventLoopUtilization) {
    this.#utilization = utilization
    this.#last = utilization()
  }

  isBusy(now: number): boolean {
    if (now - this.#lookedAt < lookMs) return this.#isBusy
    const current = this.#utilization()
    const { utilization } = this.#utilization(current, this.#last)
    this.#last = current
    this.#lookedAt = now
    this.#isBusy = utilization > (this.#isBusy ? busy.until : busy.from)
    return this.#isBusy
  }
}
