import type { Clock } from "./clock"

/**
 * The time is measured in steps of so many milliseconds. One that ends late counts as one: then it was this process that kept
 * the answer waiting (garbage collection, a machine with too much to do), not the store.
 */
const stepMs = 100

/** How long the store may take, as time in which this process was awake to hear it. */
export class Patience {
  readonly #clock: Clock
  readonly #over = Promise.withResolvers<never>()
  #steps: number
  #cancel: () => void = () => {}
  isOver = false

  constructor(clock: Clock, ms: number) {
    this.#clock = clock
    this.#steps = Math.ceil(ms / stepMs)
    this.#over.promise.catch(() => {
      /* told to whoever waits */
    })
    this.#step()
  }

  /** The result of `work`, or a rejection when the time is over; `work` itself goes on, unheard. */
  wait<T>(work: Promise<T>): Promise<T> {
    return Promise.race([work, this.#over.promise])
  }

  end(): void {
    this.#cancel()
  }

  #step() {
    this.#cancel = this.#clock.after(stepMs, () => {
      this.#steps--
      if (this.#steps > 0) return this.#step()
      // What has come by now is read first.
      this.#clock.soon(() => this.#give())
    })
  }

  #give() {
    this.isOver = true
    this.#over.reject(new Error("The store did not answer in time"))
  }
}
