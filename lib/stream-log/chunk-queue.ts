import type { Chunk } from "../protocol/message"
import { asDelta, type Delta, encodeDelta, encodeOther, isSamePart } from "./delta"
import { maxMergedChars } from "./merge-run"

/**
 * What one writer has appended and not yet committed, as few chunks as possible: adjacent deltas of one part are merged,
 * over-long ones cut, and a trailing high surrogate is held back until its pair comes or the part goes on without it.
 */
export class ChunkQueue {
  #waiting: (Delta | string)[] = []
  #held: Delta | null = null
  /** Size of what waits, in UTF-16 units. */
  chars = 0

  get isEmpty(): boolean {
    return this.#waiting.length === 0
  }

  push(chunk: Chunk): void {
    const delta = asDelta(chunk)
    if (delta) this.#pushDelta(delta)
    else this.#pushOther(chunk)
  }

  /** Lets go of what is held back. */
  release(): void {
    const held = this.#held
    this.#held = null
    if (held) this.#add(held)
  }

  /** Empties the queue: each chunk as JSON, in order. */
  take(): string[] {
    const taken = this.#waiting.map((item) => (typeof item === "string" ? item : encodeDelta(item)))
    this.#waiting = []
    this.chars = 0
    return taken
  }

  #pushOther(chunk: Chunk) {
    this.release()
    // Encoded now: the caller may go on changing what it handed over.
    const json = encodeOther(chunk)
    this.#waiting.push(json)
    this.chars += json.length
  }

  #pushDelta(delta: Delta) {
    if (this.#held) this.#joinHeld(delta, this.#held)
    if (endsInHighSurrogate(delta.text)) {
      this.#held = { ...delta, text: delta.text.slice(-1) }
      delta.text = delta.text.slice(0, -1)
      if (delta.text === "") return
    }
    this.#add(delta)
  }

  #joinHeld(delta: Delta, held: Delta) {
    if (!isSamePart(held, delta)) return this.release()
    this.#held = null
    delta.text = held.text + delta.text
  }

  #add(delta: Delta) {
    if (delta.text.length > maxMergedChars) return this.#addInPieces(delta)
    this.chars += delta.text.length
    const before = this.#waiting.at(-1)
    const merges =
      typeof before === "object" &&
      isSamePart(before, delta) &&
      before.text.length + delta.text.length <= maxMergedChars
    if (merges) before.text += delta.text
    else this.#waiting.push(delta)
  }

  #addInPieces({ text, ...part }: Delta) {
    for (let from = 0; from < text.length; from += maxMergedChars) {
      this.#add({ ...part, text: text.slice(from, from + maxMergedChars) })
    }
  }
}

function endsInHighSurrogate(text: string): boolean {
  return (text.charCodeAt(text.length - 1) & 0xfc00) === 0xd800
}
