import type { Chunk } from "../protocol/message"

/** Measures how long each reasoning part of an answer took. */
export class ReasoningClock {
  readonly #running = new Map<string, { part: number; startedAt: number }>()
  readonly #ms: Record<number, number>

  /** `before`: what is known of the parts that the message had already. */
  constructor(before: Readonly<Record<number, number>> = {}) {
    this.#ms = { ...before }
  }

  /** Milliseconds by the index of the part; empty where the model did not think. */
  get ms(): Readonly<Record<number, number>> {
    return this.#ms
  }

  /** Takes in a chunk that is about to become part number `part`, or to end one; true when a duration is known since. */
  add(chunk: Chunk, part: number): boolean {
    if (chunk.type === "reasoning-start") this.#running.set(chunk.id, { part, startedAt: Date.now() })
    if (chunk.type !== "reasoning-end") return false
    const ended = this.#running.get(chunk.id)
    if (!ended) return false
    this.#running.delete(chunk.id)
    this.#ms[ended.part] = Date.now() - ended.startedAt
    return true
  }
}
