import type { GenerationId, UserId } from "../protocol/ids"

/** What can be watched: a user's chats, by an open tab, or one generation, by a reader of its stream. */
export type Watched = `user:${UserId}` | `generation:${GenerationId}`

/**
 * Who watches on which instance (I5). Guarantees, each a test:
 * - Who entered on one instance counts on all others until it leaves, or for 15 s after its instance died.
 * - After that it is known how long ago it was.
 */
export interface Watchers {
  /** Counts until the returned function is called. */
  enter(watched: Watched): () => void
  /**
   * Milliseconds since somebody on another instance was last seen at one of them, 0 while somebody is there; null when nobody ever
   * was. Rejects when that cannot be known now.
   */
  idleElsewhereMs(watched: readonly Watched[]): Promise<number | null>
  /** Nobody watches here any more. */
  stop(): Promise<void>
}

/** For a process that is alone. */
export const noWatchersElsewhere: Watchers = {
  enter: () => () => {},
  idleElsewhereMs: async () => null,
  stop: async () => {},
}
