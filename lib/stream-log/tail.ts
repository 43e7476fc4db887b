import type { GenerationId } from "../protocol/ids"
import { mergeRun } from "./merge-run"
import type { Entry, LogWriter } from "./stream-log"

/** UTF-16 units of JSON kept in memory for one log; a reader further behind than that reads the store. */
const maxTailChars = 128 * 1024
/** A reader that this many entries wait for is lagging, and gets them merged. */
const lagging = 4

/** What a reader finds behind its place: an entry, nothing yet, nothing any more, or more than is in memory. */
export type Step = Entry | "wait" | "end" | "behind"

/**
 * The newest committed entries of one log, in memory, for all its readers in this process. Readers hold a number, no buffer:
 * what they have not pulled yet costs nothing.
 */
export class Tail {
  readonly id: GenerationId
  /** The writer in this process that feeds it; null: the feed does. */
  owner: LogWriter | null = null
  /** When the newest entries came, by the driver's clock. */
  publishedAt = 0
  readonly #readers = new Set<() => void>()
  #entries: Entry[] = []
  #chars = 0
  /** Number of the newest entry; null until somebody has looked. */
  #lastSeq: number | null = null
  #ended = false

  constructor(id: GenerationId) {
    this.id = id
  }

  get lastSeq(): number | null {
    return this.#lastSeq
  }

  get isEnded(): boolean {
    return this.#ended
  }

  get hasReaders(): boolean {
    return this.#readers.size > 0
  }

  /** Whether somebody here waits for what a writer elsewhere commits. */
  get isFollowed(): boolean {
    return !this.owner && !this.#ended && this.#readers.size > 0 && this.#lastSeq !== null
  }

  /** Calls `ring` after every change, until `leave`. */
  join(ring: () => void): void {
    this.#readers.add(ring)
  }

  leave(ring: () => void): void {
    this.#readers.delete(ring)
  }

  /** Sets the place that later entries continue from; readers find what is before it in the database. */
  startAt(seq: number): void {
    this.#entries = []
    this.#chars = 0
    this.#lastSeq = seq
    this.#ring()
  }

  /** Adds entries that were committed `at`; the first has to follow the newest one. */
  publish(entries: readonly Entry[], at: number): void {
    this.publishedAt = at
    for (const entry of entries) {
      this.#entries.push(entry)
      this.#chars += entry.json.length
    }
    const newest = entries.at(-1) as Entry
    this.#lastSeq = newest.seq
    this.#ended ||= newest.last
    if (this.#chars > maxTailChars) this.#forgetOldest()
    this.#ring()
  }

  /** The log is gone: readers end. */
  end(): void {
    this.#ended = true
    this.startAt(this.#lastSeq ?? 0)
  }

  next(after: number): Step {
    if (this.#lastSeq === null) return "behind"
    if (after >= this.#lastSeq) return this.#ended ? "end" : "wait"
    const index = this.#entries.length - (this.#lastSeq - after)
    if (index < 0) return "behind"
    if (this.#entries.length - index > lagging) return mergeRun(this.#entries, index)
    return this.#entries[index] as Entry
  }

  /** Down to half the limit, so that it happens seldom. */
  #forgetOldest() {
    let forgotten = 0
    while (this.#chars > maxTailChars / 2 && forgotten < this.#entries.length) {
      this.#chars -= (this.#entries[forgotten] as Entry).json.length
      forgotten++
    }
    this.#entries = this.#entries.slice(forgotten)
  }

  #ring() {
    for (const ring of this.#readers) ring()
  }
}
