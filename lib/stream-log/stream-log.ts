import type { GenerationId } from "../protocol/ids"
import type { Chunk } from "../protocol/message"

/** One committed step of a generation. `json` is a `Chunk` as well-formed JSON; `last` marks the terminal one. */
export type Entry = { readonly seq: number; readonly json: string; readonly last: boolean }

/**
 * The log every viewer reads. One per generation, appended by one writer at a time.
 *
 * Guarantees (each is a test of the contract suite, which every driver runs):
 * - Sequence numbers start at 1, have no gaps, and mean the same on every instance; entries never change (I3).
 * - A reader receives an entry only after its append is committed (I2).
 * - A sequence number is written once: of two writers, the one that comes second to a number is fenced and can write no more (I8).
 * - Text survives exactly: NUL, lone surrogates, any Unicode.
 */
export interface StreamLog {
  /** An id for a new log, which tells every instance where it is. Asked for when the log is about to be created. */
  newId(): Promise<GenerationId>

  /** Opens a new, empty log. Writes nothing yet. */
  create(id: GenerationId): LogWriter

  /**
   * Takes an existing log over from a writer that is believed dead: commits a fencing entry (an empty
   * `message-metadata` chunk) behind the last one, so that a zombie's next append meets a taken number and changes nothing.
   * Rejects with `LogClosed` when the log has ended.
   */
  takeOver(id: GenerationId): Promise<LogWriter>

  /**
   * Yields the entries after `after`, then tails until the log is closed. Pull-based: what a slow reader has missed comes
   * as fewer, larger chunks under the sequence number of the last one merged; at most 1 MB is buffered for it.
   * Aborting ends the iteration quietly. An unknown or removed log ends at once without an entry.
   */
  read(id: GenerationId, options: { after: number; signal: AbortSignal }): AsyncIterable<Entry>

  /** All chunks committed so far, adjacent deltas merged. Empty for an unknown log. */
  snapshot(id: GenerationId): Promise<{ chunks: Chunk[]; lastSeq: number; closed: boolean }>

  /** Deletes logs that nobody needs any more. Readers at work end as if aborted. */
  remove(ids: readonly GenerationId[]): Promise<void>

  /** How many logs of this process have something that is not committed. */
  readonly waiting: number

  /** Flushes what is pending and stops the timers. */
  dispose(): Promise<void>
}

export interface LogWriter {
  /**
   * Queues a chunk for the next group commit; deltas of one part that wait for the same commit are merged, and a trailing
   * high surrogate is held back until its pair comes. Never blocks; see `ready`. Does nothing once `signal` is aborted.
   */
  append(chunk: Chunk): void

  /** Resolves when the queue has room (at once nearly always): await it between chunks, so that a slow store slows the producer. */
  ready(): Promise<void>

  /** Resolves when everything appended so far is committed; rejects with the reason of `signal`. */
  flush(): Promise<void>

  /** Commits everything, then the terminal chunk as the last entry. Call it only when message, outcome and usage are saved (I4). */
  close(terminal: Chunk): Promise<void>

  /** Aborted when this writer can write no more: reason `LogFenced` (another writer took over) or `LogUnavailable` (no commit within 2 s). */
  readonly signal: AbortSignal
}

type Refusal = "LogFenced" | "LogClosed" | "LogUnavailable"

/** Whether a log refused for this reason. By name: Next gives routes and pages each their own instance of these classes. */
export function isRefusal(error: unknown, refusal: Refusal): boolean {
  return error instanceof Error && error.name === refusal
}

export class LogFenced extends Error {
  override readonly name = "LogFenced"
}
export class LogClosed extends Error {
  override readonly name = "LogClosed"
}
export class LogUnavailable extends Error {
  override readonly name = "LogUnavailable"
}
