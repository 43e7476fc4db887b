import type { GenerationId } from "../protocol/ids"

/** What one commit wrote of one log. `chars` are UTF-16 units of JSON. */
export type CommittedLog = { readonly id: GenerationId; readonly entries: number; readonly chars: number }

/** What a driver tells of its work, for those who measure: once a commit and once a wake-up, never once a chunk. Times in milliseconds. */
export interface LogWatch {
  committed(logs: readonly CommittedLog[], ms: number): void
  /** A reader that had waited got an entry this long after its commit. */
  delivered(ms: number): void
}

export const noWatch: LogWatch = { committed() {}, delivered() {} }
