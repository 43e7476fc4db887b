import { EventEmitter, once } from "node:events"
import type { UserId } from "../protocol/ids"
import type { LiveBus } from "./live-bus"

/** A user's live events as SSE data, until the signal aborts. A reader that falls behind finds them queued. */
export async function* liveEvents(
  bus: LiveBus,
  userId: UserId,
  signal: AbortSignal,
): AsyncGenerator<{ data: string }> {
  const queue: { data: string }[] = []
  const wake = new EventEmitter()
  const unsubscribe = bus.subscribe(userId, (event) => {
    queue.push({ data: JSON.stringify(event) })
    wake.emit("event")
  })
  try {
    while (!signal.aborted) {
      yield* queue.splice(0)
      if (queue.length === 0) await once(wake, "event", { signal })
    }
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    unsubscribe()
  }
}
