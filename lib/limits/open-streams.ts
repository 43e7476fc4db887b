import type { Payer } from "./payer"
import { tooMany } from "./too-many"

/** Streams end when somebody closes a tab; nobody knows when. */
const retrySoonS = 10

/** Who holds how many streams open on this instance: each costs a socket and a timer here, so they are counted here. */
export class OpenStreams {
  readonly #most: number
  readonly #open = new Map<Payer, number>()

  /** `most`: 0 means any number. */
  constructor(most: number) {
    this.#most = most
  }

  /** Takes a place until the returned function is called, however often. Throws `too_many_requests` when there is none. */
  take(payer: Payer): () => void {
    const before = this.#open.get(payer) ?? 0
    if (this.#most > 0 && before >= this.#most) throw tooMany("streams", retrySoonS)
    this.#open.set(payer, before + 1)
    let isTaken = true
    return () => {
      if (isTaken) this.#leave(payer)
      isTaken = false
    }
  }

  #leave(payer: Payer): void {
    const left = (this.#open.get(payer) ?? 1) - 1
    if (left > 0) this.#open.set(payer, left)
    else this.#open.delete(payer)
  }
}
