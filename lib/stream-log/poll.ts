import type { GenerationId } from "../protocol/ids"
import type { Clock } from "./clock"
import { type EntriesTable, maxSince } from "./entries-table"
import type { Tail } from "./tail"

type Followed = { tail: Tail; id: GenerationId; seq: number }

/** How long an entry of another instance may wait to be seen here, in milliseconds. */
const pollMs = 100

/**
 * Feeds the tails whose writer is not in this process, with one query a round for all of them; a log that is gone ends.
 * Runs only while such a tail has readers.
 */
export class Poll {
  readonly #table: EntriesTable
  readonly #clock: Clock
  readonly #tails: ReadonlyMap<string, Tail>
  #cancel: (() => void) | null = null

  constructor(table: EntriesTable, clock: Clock, tails: ReadonlyMap<string, Tail>) {
    this.#table = table
    this.#clock = clock
    this.#tails = tails
  }

  /** Call it when a tail may have come to need the poll. */
  start(): void {
    if (this.#cancel || !this.#isNeeded()) return
    this.#cancel = this.#clock.after(pollMs, () => void this.#round())
  }

  stop(): void {
    this.#cancel?.()
    this.#cancel = null
  }

  async #round() {
    try {
      await this.#look(this.#followed())
    } catch {
      /* the store is away; the next round asks again */
    }
    this.#cancel = null
    this.start()
  }

  async #look(asked: readonly Followed[]) {
    if (asked.length === 0) return
    const rows = await this.#table.since(asked)
    const byLog = Map.groupBy(rows, ({ id }) => id)
    for (const { tail, id, seq } of asked) {
      // Something else may have fed it, or taken it over, while the query ran.
      if (tail.owner || tail.lastSeq !== seq) continue
      const found = byLog.get(id)
      const news = found?.filter((row) => row.seq > seq) ?? []
      if (news.length > 0) tail.publish(news.map(({ seq, json, last }) => ({ seq, json, last })))
      else if (!found && rows.length < maxSince) tail.end()
    }
  }

  #isNeeded(): boolean {
    return [...this.#tails.values()].some(isFollowed)
  }

  #followed(): Followed[] {
    const followed: Followed[] = []
    for (const tail of this.#tails.values()) {
      const { id, lastSeq: seq } = tail
      if (isFollowed(tail) && seq !== null) followed.push({ tail, id, seq })
    }
    return followed
  }
}

function isFollowed({ owner, isEnded, hasReaders }: Tail): boolean {
  return !owner && !isEnded && hasReaders
}
