import type { Clock } from "./clock"

/** For tests: time that stands still until it is told to go on. */
export class TestClock implements Clock {
  #now = 0
  #timers: { at: number; task: () => void }[] = []
  #soon: (() => void)[] = []

  now(): number {
    return this.#now
  }

  after(ms: number, task: () => void): () => void {
    const timer = { at: this.#now + ms, task }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer)
    }
  }

  soon(task: () => void): void {
    this.#soon.push(task)
  }

  /** Ends the turn of the event loop, with all that follows from it at this time. */
  async turn(): Promise<void> {
    do {
      for (const task of this.#soon.splice(0)) task()
      await new Promise((resolve) => setImmediate(resolve))
    } while (this.#soon.length > 0)
  }

  /** Lets time pass, one timer after the other. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms
    await this.turn()
    for (let next = this.#nextBy(end); next; next = this.#nextBy(end)) {
      this.#now = next.at
      this.#timers = this.#timers.filter((timer) => timer !== next)
      next.task()
      await this.turn()
    }
    this.#now = end
  }

  /** The process does nothing for so long; the timers that were due meanwhile come late, before anything else. */
  stall(ms: number): void {
    this.#now += ms
    const late = this.#timers.filter(({ at }) => at <= this.#now).sort((a, b) => a.at - b.at)
    this.#timers = this.#timers.filter((timer) => !late.includes(timer))
    for (const { task } of late) task()
  }

  #nextBy(end: number) {
    return this.#timers.sort((a, b) => a.at - b.at).find(({ at }) => at <= end)
  }
}
