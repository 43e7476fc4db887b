import type { AttemptEvent } from "../models/models"
import type { GenerationId } from "../protocol/ids"
import type { AnsweredBy, NoticeData } from "../protocol/message"
import type { Outcome } from "../protocol/outcome"
import type { Timeline } from "../protocol/timeline"
import { GenerationSpan } from "./generation-span"
import { type Happening, TimelineKeeper } from "./timeline"

/** What is noted of a generation while this process makes it. */
export class GenerationRecord {
  /** Of the request that asked for it. */
  readonly requestId: string | null
  readonly startedAt = Date.now()
  readonly timeline = new TimelineKeeper(this.startedAt)
  /** Streams of it that were opened, and how many of them went on from a cursor. */
  viewers = 0
  resumes = 0
  readonly span: GenerationSpan
  readonly #onClose: () => void
  #outcome: Outcome | null = null

  constructor(id: GenerationId, requestId: string | null, onClose: () => void) {
    this.requestId = requestId
    this.span = new GenerationSpan(id)
    this.#onClose = onClose
  }

  note(happening: Happening): void {
    this.timeline.add(happening, Date.now())
  }

  attempt(event: AttemptEvent): void {
    this.span.attempt(event)
    const { number } = event
    if (event.type === "started") {
      const { provider, model } = event
      this.note({ type: "attempt-started", number, provider, model })
    } else {
      const { outcome, reason } = event.attempt
      this.note({ type: "attempt-ended", number, outcome, reason })
    }
  }

  notice(notice: NoticeData): void {
    if (notice.kind === "waiting") this.note({ type: "waiting" })
    else this.note({ type: "silence", silentMs: Math.round(notice.silentMs) })
  }

  /** Its first content can be seen. */
  spoke({ provider, failedOver }: AnsweredBy): void {
    if (failedOver !== undefined) this.note({ type: "failover", from: failedOver, to: provider })
    this.note({ type: "first-token" })
  }

  /** A viewer reads on behind entry `after`, until the returned function is called. */
  viewer(after: number): () => void {
    const viewer = ++this.viewers
    if (after > 0) this.resumes++
    this.note({ type: "viewer-joined", viewer, after })
    return () => this.note({ type: "viewer-left", viewer })
  }

  heartbeat(): void {
    this.timeline.heartbeat(Date.now())
  }

  /** Notes the end; returns all that happened, to be saved with it. */
  end(outcome: Outcome): Timeline {
    this.#outcome = outcome
    this.note({ type: "ended", outcome })
    return this.timeline.snapshot()
  }

  /** Nothing more will be noted. */
  close(): void {
    this.span.end(this.#outcome)
    this.#onClose()
  }
}
