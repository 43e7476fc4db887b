import type { GenerationRecord } from "../observe/generation-record"
import { log } from "../observe/log"
import type { ChatId, GenerationId, MessageId, UserId } from "../protocol/ids"
import type { Chunk } from "../protocol/message"
import { Grace } from "./grace"

/** Why this process ends a generation before its model does. */
export type EndCause = "stopped" | "abandoned" | "restart" | "time-limit" | "lease-lost"

type Identity = { id: GenerationId; chatId: ChatId; userId: UserId; messageId: MessageId; epoch: number }
type Watch = {
  graceMs: number
  isUserPresent(userId: UserId): boolean
  /** See `Watchers`. */
  idleElsewhereMs(watched: readonly [`generation:${GenerationId}`, `user:${UserId}`]): Promise<number | null>
  record: GenerationRecord
}

/** A generation that this process is making. */
export class RunningGeneration {
  readonly identity: Identity
  readonly startedAt: number
  /** What is noted of it for the operator. */
  readonly record: GenerationRecord
  /** Resolves when it is over and everything about it is saved. Never rejects. */
  readonly done: Promise<void>
  readonly #storeLost = new AbortController()
  readonly #abort = new AbortController()
  readonly #grace: Grace
  readonly #watch: Watch
  #viewers = 0

  constructor(identity: Identity, watch: Watch, run: (self: RunningGeneration) => Promise<void>) {
    this.identity = identity
    this.record = watch.record
    this.startedAt = watch.record.startedAt
    this.#watch = watch
    this.#grace = new Grace({
      graceMs: watch.graceMs,
      isWatched: () => this.isWatched(),
      idleElsewhereMs: () => watch.idleElsewhereMs([`generation:${identity.id}`, `user:${identity.userId}`]),
      onAbandoned: () => this.end("abandoned"),
    })
    this.done = run(this)
      .catch((error) =>
        log.error({ generationId: identity.id, err: error }, "generation broke; the reaper ends it"),
      )
      .finally(() => {
        this.#grace.disarm()
        this.record.close()
      })
  }

  /** Aborted, with the cause as its reason, when it has to end. */
  get signal(): AbortSignal {
    return this.#abort.signal
  }

  get cause(): EndCause | null {
    return this.signal.aborted ? (this.signal.reason as EndCause) : null
  }

  /** Asks it to end; the first cause counts. */
  end(cause: EndCause): void {
    if (this.signal.aborted) return
    this.record.note({ type: "end-asked", cause })
    this.#abort.abort(cause)
  }

  /** The log takes no more: viewers get `terminal` instead of a last entry, since nothing may claim to be saved. */
  loseStore(terminal: Chunk): void {
    this.#storeLost.abort(terminal)
  }

  /** Aborted, with the terminal chunk as its reason, when the log takes no more. */
  get storeLost(): AbortSignal {
    return this.#storeLost.signal
  }

  /** Counts a viewer until the returned function is called. */
  addViewer(): () => void {
    this.#viewers++
    this.watchChanged()
    let left = false
    return () => {
      if (left) return
      left = true
      this.#viewers--
      this.watchChanged()
    }
  }

  /** Watched here: somebody reads it, or its user has a tab open (a hidden tab gives its stream back but still waits). */
  isWatched(): boolean {
    return this.#viewers > 0 || this.#watch.isUserPresent(this.identity.userId)
  }

  watchChanged(): void {
    this.#grace.changed()
  }
}
