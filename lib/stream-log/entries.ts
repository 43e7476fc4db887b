import type { GenerationId } from "../protocol/ids"
import type { Entry } from "./stream-log"

/** The entries of one log that one commit writes. */
export type Append = { readonly id: GenerationId; readonly entries: readonly Entry[] }

/** Where the entries of all logs are: what a store has to be able to do so that a `StreamLog` can be made of it. */
export interface Entries {
  /**
   * Writes each log's entries all or not at all. Resolves with the appends that were not written because a number was taken (theirs,
   * or in some stores that of another in the same call) or does not follow the last one; rejects when the store failed, which may
   * have been after it had written.
   */
  insert<A extends Append>(appends: readonly A[]): Promise<readonly A[]>

  /** The entries after `after`, as many as fit a page (512 KB, and always one). */
  page(id: GenerationId, after: number): Promise<Entry[]>

  newest(id: GenerationId): Promise<Entry | undefined>

  /**
   * For each cursor its own entry (whose `json` may be left out) and those after it; a log that is gone yields nothing. In all at
   * most `maxSince`.
   */
  since(cursors: readonly { id: GenerationId; seq: number }[]): Promise<(Entry & { id: GenerationId })[]>

  remove(ids: readonly GenerationId[]): Promise<void>
}

export const maxSince = 2_000
