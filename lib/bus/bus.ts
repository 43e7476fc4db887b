import type { ChatId, GenerationId, UserId } from "../protocol/ids"
import type { LiveEvent } from "../protocol/live"

/**
 * What instances tell each other: ids only, the facts are in the store.
 *
 * - `follow`: somebody here reads these logs; `grew`: entries were committed to them.
 * - `stop`: the user wants these generations stopped.
 * - `live`: something happened to a user's chat that its tabs want to hear.
 */
export type Signal =
  | { about: "follow" | "grew" | "stop"; ids: readonly GenerationId[] }
  | { about: "live"; userId: UserId; event: LiveHint }

/** A `LiveEvent` of which only ids are left. */
export type LiveHint =
  | Exclude<LiveEvent, { type: "chat-changed" | "generation-ended" | "resync" }>
  | { type: "chat-changed"; chatId: ChatId }
  | { type: "generation-ended"; chatId: ChatId; generationId: GenerationId }

/**
 * Carries signals between the instances of a deployment. A signal is a hint that saves waiting, and may be lost: whoever depends
 * on one also looks by itself, often while `isListening` is false, seldom while it is true.
 *
 * Guarantees (each is a test of the contract suite, which every driver runs):
 * - A signal reaches the listeners of all other instances, in the order in which this one sent it, and none of its own.
 * - A lost connection is made again without end; `onListening` then tells that signals may have been missed.
 */
export interface Bus {
  /** Never throws and never waits. Any number of ids. */
  send(signal: Signal): void
  /** Calls `listener` for each signal of another instance until the returned function is called. */
  onSignal(listener: (signal: Signal) => void): () => void
  /** Whether what others send arrives here. Where there are no others, true. */
  readonly isListening: boolean
  /** Calls `listener` each time `isListening` has become true (again). */
  onListening(listener: () => void): () => void
  close(): Promise<void>
}
