import type { UserId } from "../protocol/ids"
import type { LiveEvent } from "../protocol/live"
import type { LiveBus } from "./live-bus"

type Listener = (event: LiveEvent) => void

/** A bus within this process. */
export function createLocalLiveBus(): LiveBus {
  const listeners = new Map<UserId, Set<Listener>>()
  const presence = new Set<(userId: UserId) => void>()
  const presenceChanged = (userId: UserId) => {
    for (const listener of presence) listener(userId)
  }

  return {
    publish(userId, event) {
      for (const listener of listeners.get(userId) ?? []) listener(event)
    },
    subscribe(userId, listener) {
      const own = listeners.get(userId) ?? new Set()
      own.add(listener)
      if (own.size === 1) {
        listeners.set(userId, own)
        presenceChanged(userId)
      }
      return () => {
        if (!own.delete(listener) || own.size > 0) return
        listeners.delete(userId)
        presenceChanged(userId)
      }
    },
    isPresent: (userId) => listeners.has(userId),
    onPresence(listener) {
      presence.add(listener)
      return () => presence.delete(listener)
    },
  }
}
