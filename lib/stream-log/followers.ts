import type { Bus } from "../bus/bus"
import type { GenerationId } from "../protocol/ids"
import type { Clock } from "./clock"

/** Who follows a log says so this often, and counts for three times as long, in milliseconds. */
export const announceMs = 5_000
const countsMs = 3 * announceMs

/**
 * Which logs are read on other instances, told by them: only for those is there anybody to signal to, so that answers that are
 * read where they are made cost no notification. One signal for all logs of a group commit.
 */
export class Followers {
  readonly #bus: Bus
  readonly #clock: Clock
  readonly #until = new Map<GenerationId, number>()
  readonly #grown = new Set<GenerationId>()
  readonly #unsubscribe: () => void

  /** `isOurs`: whether this process writes the log. */
  constructor(bus: Bus, clock: Clock, isOurs: (id: GenerationId) => boolean) {
    this.#bus = bus
    this.#clock = clock
    this.#unsubscribe = bus.onSignal((signal) => {
      if (signal.about !== "follow") return
      for (const id of signal.ids) if (isOurs(id)) this.#begin(id)
    })
  }

  /** Tells those who follow, if there are any. */
  grew(id: GenerationId): void {
    const until = this.#until.get(id)
    if (until === undefined) return
    if (until < this.#clock.now()) this.#until.delete(id)
    else this.#tell(id)
  }

  /** Whoever followed the writer before us has not told us yet. */
  expect(id: GenerationId): void {
    this.#begin(id)
  }

  forget(id: GenerationId): void {
    this.#until.delete(id)
  }

  stop(): void {
    this.#unsubscribe()
  }

  /** It may have missed what was committed before it said so. */
  #begin(id: GenerationId) {
    this.#until.set(id, this.#clock.now() + countsMs)
    this.#tell(id)
  }

  #tell(id: GenerationId) {
    this.#grown.add(id)
    if (this.#grown.size > 1) return
    this.#clock.soon(() => {
      this.#bus.send({ about: "grew", ids: [...this.#grown] })
      this.#grown.clear()
    })
  }
}
