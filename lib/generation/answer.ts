import type { AnsweredBy, Chunk } from "../protocol/message"
import type { LogWriter } from "../stream-log/stream-log"
import type { Continuation } from "./continuation"
import { MessageDraft } from "./draft"
import { isVisible } from "./forward"

/** An answer being made: what goes into the log and, folded the same way, into the message. */
export class Answer {
  readonly draft = new MessageDraft()
  readonly #writer: LogWriter
  readonly #answeredBy: () => AnsweredBy
  #continuation: Continuation | null = null
  /** Milliseconds since the epoch; null until something could be seen. */
  firstVisibleAt: number | null = null

  /** `answeredBy` is asked with the first content, when it is known which candidate speaks. */
  constructor(writer: LogWriter, answeredBy: () => AnsweredBy) {
    this.#writer = writer
    this.#answeredBy = answeredBy
  }

  begin(start: Chunk, continuation: Continuation): void {
    this.#continuation = continuation
    this.#write(start)
    for (const chunk of continuation.replay) this.#write(chunk)
  }

  /** Adds a chunk of the model; resolves at once unless the store is behind. */
  add(chunk: Chunk): Promise<void> {
    if (this.firstVisibleAt === null && isVisible(chunk)) this.#onFirstVisible()
    for (const mapped of this.#continuation?.map(chunk) ?? []) this.#write(mapped)
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

  get seams() {
    return this.#continuation?.seam ? [this.#continuation.seam] : []
  }

  #onFirstVisible() {
    this.firstVisibleAt = Date.now()
    const model = this.#answeredBy()
    if (model.failedOver) this.notify({ type: "message-metadata", messageMetadata: { model } })
  }

  #write(chunk: Chunk) {
    this.draft.add(chunk)
    this.#writer.append(chunk)
  }
}
