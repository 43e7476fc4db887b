import { account } from "./account"
import type { Attempt, AttemptEvent } from "./models"
import type { UpstreamAttempt } from "./upstream-attempt"

/** The upstream calls of one session: which are running, and a row of each that ended (I10). */
export class AttemptLedger {
  /** In the order in which they ended. */
  readonly rows: Attempt[] = []
  readonly #all: UpstreamAttempt[] = []
  readonly #running = new Set<UpstreamAttempt>()
  readonly #onEvent: (event: AttemptEvent) => void
  #accounted: Promise<void> = Promise.resolve()

  constructor(onEvent: (event: AttemptEvent) => void = () => {}) {
    this.#onEvent = onEvent
  }

  add(attempt: UpstreamAttempt): void {
    this.#all.push(attempt)
    this.#running.add(attempt)
    const { model, candidate } = attempt
    this.#onEvent({ type: "started", number: this.#all.length, provider: candidate.provider, model })
  }

  /** It is over; the first word about that counts. */
  end(attempt: UpstreamAttempt, outcome: Attempt["outcome"], reason: string | null): void {
    if (!this.#running.delete(attempt)) return
    const end = { outcome, reason, totalMs: attempt.elapsedMs }
    this.#accounted = this.#accounted.then(async () => {
      const row = await account(attempt, end)
      this.rows.push(row)
      this.#onEvent({ type: "ended", number: this.#all.indexOf(attempt) + 1, attempt: row })
    })
  }

  /** Ends what still runs for a reason of ours; the sockets close. */
  abortAll(reason: string): void {
    for (const attempt of [...this.#running]) {
      attempt.abort(reason)
      this.end(attempt, "aborted", reason)
    }
  }

  /** Does something to each attempt that runs. */
  forEachRunning(act: (attempt: UpstreamAttempt) => void): void {
    for (const attempt of [...this.#running]) act(attempt)
  }

  /** Ends everything. Resolves, once all sockets are closed and all rows written, with the milliseconds the slowest socket took. */
  async close(): Promise<number | null> {
    this.abortAll("stopped")
    const closed = await Promise.all(this.#all.map(({ exchange }) => exchange.close()))
    await this.#accounted
    return closed.reduce((slowest, ms) => (ms === null ? slowest : Math.max(slowest ?? 0, ms)), null)
  }
}
