import { EventEmitter, once } from "node:events"
import type { Database } from "../chat-store/database"
import { runningOf } from "../chat-store/generations"
import type { UserId } from "../protocol/ids"
import type { LiveEvent } from "../protocol/live"
import type { LiveBus } from "./live-bus"

/**
 * A user's live events as SSE data, until the signal aborts: first a start for each answer that is being made, so that none is
 * missed between a page's load and its first event. A reader that falls behind finds them queued.
 */
export async function* liveEvents(
  { live, db }: { live: LiveBus; db: Database },
  userId: UserId,
  signal: AbortSignal,
): AsyncGenerator<{ data: string }> {
  const queue: { data: string }[] = []
  const wake = new EventEmitter()
  const tell = (event: LiveEvent) => {
    queue.push({ data: JSON.stringify(event) })
    wake.emit("event")
  }
  const unsubscribe = live.subscribe(userId, tell)
  try {
    for (const { chatId, id: generationId, messageId } of await runningOf(db, userId)) {
      tell({ type: "generation-started", chatId, generationId, messageId })
    }
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
