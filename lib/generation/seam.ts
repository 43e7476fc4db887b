/** Shorter repetitions are ordinary language ("the the"), longer ones a model that began its sentence again. */
const minOverlap = 10
/** A model that repeats more than this repeats on purpose. */
const maxOverlap = 600

/**
 * Joins a continuation to the text before it: an overlap at the seam (the model repeats the last words before it goes on) is
 * removed, and while the first characters may still be one they are held back.
 */
export class Seam {
  readonly #tail: string
  #held: string | null = ""

  constructor(previous: string) {
    this.#tail = previous.slice(-maxOverlap)
  }

  /** What may be shown of the continuation now that `delta` came. */
  push(delta: string): string {
    if (this.#held === null) return delta
    this.#held += delta
    return this.#mayStillOverlap(this.#held) ? "" : this.end()
  }

  /** What was held back; after it everything passes. */
  end(): string {
    const held = this.#held ?? ""
    this.#held = null
    return held.slice(overlapLength(this.#tail, held))
  }

  /** True while `held` is found in the tail with more text after it: what comes next decides. */
  #mayStillOverlap(held: string): boolean {
    const at = this.#tail.indexOf(held)
    return at !== -1 && at + held.length < this.#tail.length
  }
}

function overlapLength(tail: string, next: string): number {
  for (let length = Math.min(tail.length, next.length); length >= minOverlap; length--) {
    if (tail.endsWith(next.slice(0, length))) return length
  }
  return 0
}
