import type { UpstreamFailure } from "../upstream-failure"
import { Outbox } from "./outbox"

/** A page the answer names as a source. */
export type Source = { url: string; title?: string }

/** What has been understood of one response so far. Written by a format, read by the body and the session. */
export class Transcript {
  readonly outbox = new Outbox()
  /** Why it ended badly; the first reason counts. */
  failure: UpstreamFailure | null = null
  /** The provider said why it ended; only an addition (usage, a late delta) may follow. */
  finished = false
  /** Nothing that follows counts. */
  done = false
  /** Something a reader can see has come: text, reasoning or a tool call. */
  hasContent = false
  /** Events that could not be understood. */
  skipped = 0
  /** Quirks worth telling. */
  readonly notes: string[] = []
  readonly sources: Source[] = []

  get isOver(): boolean {
    return this.done || this.failure !== null
  }

  /** An event could not be understood. */
  skip(): void {
    this.skipped++
  }

  fail(failure: UpstreamFailure): void {
    this.failure ??= failure
  }
}

/** How one kind of server writes its stream. Implementations are pure: no network, no clock; they write to a transcript. */
export interface Format {
  /** One event. Never throws. */
  read(event: { event?: string | undefined; data: string }): void
  /** A body that is one JSON value where a stream was asked for. */
  readWhole(value: unknown): void
  /** There will be no more bytes; `cut` holds the code when the connection broke. Completes the events for the SDK. */
  end(cut: string | null): void
}

/** Notes for the details of an answer, in words for its reader. */
export const unexplainedEnd = "The provider did not say why it ended."
