import type { GenerationId } from "../protocol/ids"
import type { Chunk } from "../protocol/message"
import { ChunkQueue } from "./chunk-queue"
import type { Verdict } from "./commit"
import type { CommitGroup, Member } from "./commit-group"
import type { Entry, LogWriter } from "./stream-log"

/** UTF-16 units that may wait for the store before `ready` makes the producer wait. */
const maxWaitingChars = 256 * 1024

const atOnce = Promise.resolve()

type Place = {
  id: GenerationId
  /** Number of the last entry of the log so far. */
  lastSeq: number
  /** Earliest time of the first commit that nobody hurries. */
  dueAt: number
  group: CommitGroup
  onCommitted(entries: readonly Entry[]): void
  /** It will write no more, whether it closed the log or was refused. */
  onDone(): void
}

/** The one who appends to a log in this process; commits through the group. */
export class Writer implements LogWriter, Member {
  readonly id: GenerationId
  readonly signal: AbortSignal
  dueAt: number
  entries: readonly Entry[] = []
  readonly #place: Place
  readonly #abort = new AbortController()
  readonly #queue = new ChunkQueue()
  #lastSeq: number
  #charsInFlight = 0
  #isClosing = false
  #room: PromiseWithResolvers<void> | null = null
  /** Resolved when what is queued, or what is being committed, is committed. */
  #queued: PromiseWithResolvers<void> | null = null
  #inFlight: PromiseWithResolvers<void> | null = null

  constructor(place: Place) {
    this.id = place.id
    this.signal = this.#abort.signal
    this.#place = place
    this.#lastSeq = place.lastSeq
    this.dueAt = place.dueAt
  }

  append(chunk: Chunk): void {
    if (this.signal.aborted || this.#isClosing) return
    const idle = this.#queue.isEmpty
    this.#queue.push(chunk)
    if (idle && !this.#queue.isEmpty) this.#place.group.want(this)
  }

  ready(): Promise<void> {
    if (this.#queue.chars + this.#charsInFlight < maxWaitingChars || this.signal.aborted) return atOnce
    this.#room ??= Promise.withResolvers()
    return this.#room.promise
  }

  async flush(): Promise<void> {
    this.signal.throwIfAborted()
    this.#queue.release()
    if (!this.#queue.isEmpty) return this.#hurry()
    if (this.entries.length === 0) return
    this.#inFlight ??= Promise.withResolvers()
    return this.#inFlight.promise
  }

  async close(terminal: Chunk): Promise<void> {
    this.append(terminal)
    this.#isClosing = true
    return this.flush()
  }

  take(): number {
    this.#charsInFlight = this.#queue.chars
    const jsons = this.#queue.take()
    this.entries = jsons.map((json, index) => {
      const last = this.#isClosing && index === jsons.length - 1
      return { seq: ++this.#lastSeq, json, last }
    })
    this.#inFlight = this.#queued
    this.#queued = null
    return this.#charsInFlight
  }

  settle(verdict: Verdict): void {
    if (this.signal.aborted) return
    if (verdict) this.#refuse(verdict)
    else this.#committed()
  }

  #committed() {
    const { entries } = this
    this.entries = []
    this.#charsInFlight = 0
    this.#place.onCommitted(entries)
    if (entries.at(-1)?.last) this.#place.onDone()
    this.#inFlight?.resolve()
    this.#room?.resolve()
    this.#room = null
  }

  #hurry(): Promise<void> {
    this.#queued ??= Promise.withResolvers()
    this.dueAt = 0
    this.#place.group.want(this)
    return this.#queued.promise
  }

  #refuse(verdict: Error) {
    this.#abort.abort(verdict)
    this.#queue.take()
    this.#place.group.forget(this)
    this.#place.onDone()
    this.#inFlight?.reject(verdict)
    this.#queued?.reject(verdict)
    this.#room?.resolve()
  }
}
