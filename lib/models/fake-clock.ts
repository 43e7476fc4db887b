import type { Clock } from "./clock"

type Timer = { at: number; task: () => void }

/** A clock for tests, moved by hand. */
export class FakeClock implements Clock {
  #now = 0
  readonly #timers = new Set<Timer>()

  now(): number {
    return this.#now
  }

  after(ms: number, task: () => void): () => void {
    const timer = { at: this.#now + ms, task }
    this.#timers.add(timer)
    return () => this.#timers.delete(timer)
  }

  /** Moves time on, running what falls due in order, with everything in between that waits for a promise. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms
    await settle()
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#timers.delete(next)
      this.#now = Math.max(this.#now, next.at)
      next.task()
      await settle()
    }
    this.#now = end
  }

  #next(end: number): Timer | undefined {
    const due = [...this.#timers].filter(({ at }) => at <= end)
    return due.toSorted((a, b) => a.at - b.at)[0]
  }
}

/** Lets every promise that is already due run. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
