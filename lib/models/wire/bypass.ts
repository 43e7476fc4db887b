import { isContent, type Part, textOf } from "../parts"
import type { Outbox } from "./outbox"

/**
 * Takes the text of an answer around the provider of the SDK. Its parser, its schemas and three web streams cost 60 µs each time,
 * and of a delta in the middle of a text they make the same delta. So the provider reads what begins and ends parts and
 * everything else, and once it has handed out all text that it was given, what follows in the same part goes straight to the
 * reader, under the part's id. Whatever else comes goes through the provider again; a provider that changes text never qualifies.
 */
export class Bypass {
  /** UTF-16 units of deltas that the provider was given, and that it has handed out. */
  #given = 0
  #seen = 0
  /** The outbox's key of what the provider was given last; null when that was no delta. */
  #key: string | null = null
  /** The newest part with content that came from the provider. */
  #last: Part | null = null
  #delta: string | null = null
  #ring: (() => void) | null = null
  /** Called when the reader wants the next delta. */
  onWanted: () => void = () => {}

  /** A delta waits to be taken by the reader. */
  get isFull(): boolean {
    return this.#delta !== null
  }

  /** The provider was given what waited. */
  gave(outbox: Outbox): void {
    this.#given += outbox.size
    this.#key = outbox.lastKey
  }

  /** The provider handed out a part. */
  saw(part: Part): void {
    this.#seen += textOf(part).length
    if (isContent(part)) this.#last = part
  }

  /** Hands the outbox's text to the reader if it is in the middle of a part and the reader waits; false when the provider has to read it. */
  pass(outbox: Outbox): boolean {
    if (!this.#isOpen || !this.#ring || this.#key === null) return false
    this.#delta = outbox.takeDelta(this.#key)
    if (this.#delta === null) return false
    this.#ring()
    return true
  }

  /** Calls `ring`, once, when `take` has something; null takes it back. */
  want(ring: (() => void) | null): void {
    this.#ring = ring
    if (ring && this.#isOpen) this.onWanted()
  }

  /** The delta that came, as the provider would have made it. */
  take(): Part | null {
    const delta = this.#delta
    if (delta === null || this.#last === null) return null
    this.#delta = null
    return { type: this.#last.type, id: (this.#last as { id: string }).id, delta } as Part
  }

  get #isOpen(): boolean {
    const type = this.#last?.type
    return this.#seen === this.#given && (type === "text-delta" || type === "reasoning-delta")
  }
}
