import type { AnsweredBy, Chunk, MessageMetadata } from "../protocol/message"
import type { LogWriter } from "../stream-log/stream-log"
import type { Continuation } from "./continuation"
import { MessageDraft } from "./draft"
import { isVisible } from "./forward"
import { ReasoningClock } from "./reasoning-clock"

/** An answer being made: what goes into the log and, folded the same way, into the message. */
export class Answer {
  readonly draft = new MessageDraft()
  readonly #writer: LogWriter
  readonly #answeredBy: () => AnsweredBy
  #continuation: Continuation | null = null
  /** Runs from where the replay of what was there is over. */
  #clock: ReasoningClock | null = null
  /** Milliseconds since the epoch; null until something could be seen. */
  firstVisibleAt: number | null = null

  /** `answeredBy` is asked with the first content, when it is known which candidate speaks. */
  constructor(writer: LogWriter, answeredBy: () => AnsweredBy) {
    this.#writer = writer
    this.#answeredBy = answeredBy
  }

  /** `stored`: what is known of the message that it goes on with. */
  begin(start: Chunk, continuation: Continuation, stored: MessageMetadata = {}): void {
    this.#continuation = continuation
    this.#write(start)
    for (const chunk of continuation.replay) this.#write(chunk)
    this.#clock = new ReasoningClock(stored.reasoningMs)
  }

  /** Adds a chunk of the model; resolves at once unless the store is behind. */
  add(chunk: Chunk): Promise<void> {
    const isFirst = this.firstVisibleAt === null && isVisible(chunk)
    if (isFirst) this.#onFirstVisible()
    for (const mapped of this.#continuation?.map(chunk) ?? []) this.#write(mapped)
    if (isFirst) this.#hurry()
    return this.#writer.ready()
  }

  /** Something for those who watch now; it is no part of the message. */
  notify(chunk: Chunk): void {
    this.#writer.append(chunk)
  }

  /** Ends whatever is still open, so that the message is whole however it was cut off. */
  seal(): void {
    for (const chunk of this.#continuation?.drain() ?? []) this.#write(chunk)
    for (const chunk of this.draft.closing()) this.#write(chunk)
  }

  /** As `MessageMetadata` has it; absent where the model did not think. */
  get reasoningMs(): MessageMetadata["reasoningMs"] {
    const ms = this.#clock?.ms ?? {}
    return Object.keys(ms).length > 0 ? ms : undefined
  }

  get seams() {
    return this.#continuation?.seam ? [this.#continuation.seam] : []
  }

  /** Somebody waits for the first word: it does not wait for its turn behind the commit of what begins an answer. */
  #hurry() {
    this.#writer.flush().catch(() => {
      /* refused, which ends the generation by the writer's signal */
    })
  }

  #onFirstVisible() {
    this.firstVisibleAt = Date.now()
    const model = this.#answeredBy()
    if (model.failedOver) this.notify({ type: "message-metadata", messageMetadata: { model } })
  }

  #write(chunk: Chunk) {
    const wasThought = this.#clock?.add(chunk, this.draft.parts.length)
    this.draft.add(chunk)
    this.#writer.append(chunk)
    const { reasoningMs } = this
    if (wasThought && reasoningMs) this.notify({ type: "message-metadata", messageMetadata: { reasoningMs } })
  }
}
