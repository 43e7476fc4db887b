import type { UserId } from "../protocol/ids"
import type { LiveEvent } from "../protocol/live"

/** Tells a user's open tabs what happens elsewhere, on any instance, and knows whether a user has a tab open on this one. */
export interface LiveBus {
  publish(userId: UserId, event: LiveEvent): void
  /** Tells tabs to ask again whose user's chats went on since the last look: for while signals do not pass between instances. */
  look(): Promise<void>
  /** Counts as presence until the returned function is called. */
  subscribe(userId: UserId, listener: (event: LiveEvent) => void): () => void
  isPresent(userId: UserId): boolean
  /** Called when a user's first tab came or last tab left. */
  onPresence(listener: (userId: UserId) => void): () => void
}
