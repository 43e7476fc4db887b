import type { UserId } from "../protocol/ids"
import type { LiveEvent } from "../protocol/live"
import type { LiveBus } from "./live-bus"

type Listener = (event: LiveEvent) => void

/** A bus within this process: nothing to look for. */
export class LocalLiveBus implements Omit<LiveBus, "look"> {
  readonly #listeners = new Map<UserId, Set<Listener>>()
  readonly #presence = new Set<(userId: UserId) => void>()

  publish(userId: UserId, event: LiveEvent): void {
    for (const listener of this.#listeners.get(userId) ?? []) listener(event)
  }

  publishToAll(event: LiveEvent): void {
    for (const userId of this.#listeners.keys()) this.publish(userId, event)
  }

  subscribe(userId: UserId, listener: Listener): () => void {
    const own = this.#listeners.get(userId) ?? new Set()
    own.add(listener)
    if (own.size === 1) {
      this.#listeners.set(userId, own)
      this.#presenceChanged(userId)
    }
    return () => {
      if (!own.delete(listener) || own.size > 0) return
      this.#listeners.delete(userId)
      this.#presenceChanged(userId)
    }
  }

  /** Users with a tab open here. */
  get present(): UserId[] {
    return [...this.#listeners.keys()]
  }

  isPresent(userId: UserId): boolean {
    return this.#listeners.has(userId)
  }

  onPresence(listener: (userId: UserId) => void): () => void {
    this.#presence.add(listener)
    return () => this.#presence.delete(listener)
  }

  #presenceChanged(userId: UserId) {
    for (const listener of this.#presence) listener(userId)
  }
}
