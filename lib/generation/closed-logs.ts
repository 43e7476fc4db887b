import type { Database } from "../chat-store/database"
import { markLog } from "../chat-store/generations"
import type { GenerationId } from "../protocol/ids"

/** How long a log that was closed may wait for others, so that one commit marks them all. Less than the reaper waits. */
const gatherMs = 500

/** Logs that this process has closed and not marked as closed yet. What it never marks, the reaper does: it finds them closed. */
export class ClosedLogs {
  readonly #db: Database
  #ids: GenerationId[] = []
  #timer: NodeJS.Timeout | null = null

  constructor(db: Database) {
    this.#db = db
  }

  add(id: GenerationId): void {
    this.#ids.push(id)
    this.#timer ??= setTimeout(() => void this.mark(), gatherMs).unref()
  }

  /** Marks those that wait. Never rejects. */
  async mark(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    const ids = this.#ids
    this.#ids = []
    if (ids.length === 0) return
    await markLog(this.#db, ids, "closed").catch(() => {
      /* the store is down; the reaper comes after us */
    })
  }
}
