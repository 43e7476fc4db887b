import { and, inArray, lt, ne, sql } from "drizzle-orm"
import type { Database } from "../chat-store/database"
import { leaseSeconds } from "../chat-store/lease"
import { watchers } from "../chat-store/schema"
import { log } from "../observe/log"
import type { Watched, Watchers } from "./watchers"

/** A third of the lease leaves room for two failed renewals. */
const renewMs = (leaseSeconds * 1_000) / 3

/** In the database, which all instances share and without which nothing runs: a second store could say something else. */
export function createDatabaseWatchers(db: Database, instanceId: string): Watchers {
  return new DatabaseWatchers(db, instanceId)
}

/** Removes what is too old to matter to any grace. */
export async function forgetWatchers(db: Database): Promise<void> {
  await db.delete(watchers).where(lt(watchers.seenUntil, sql`now() - interval '1 day'`))
}

class DatabaseWatchers implements Watchers {
  readonly #db: Database
  readonly #instance: string
  readonly #counts = new Map<Watched, number>()
  /** What may differ from its row. */
  readonly #changed = new Set<Watched>()
  readonly #timer: NodeJS.Timeout
  #writing: Promise<void> | null = null

  constructor(db: Database, instance: string) {
    this.#db = db
    this.#instance = instance
    this.#timer = setInterval(() => this.#change(...this.#counts.keys()), renewMs).unref()
  }

  enter(watched: Watched): () => void {
    this.#count(watched, 1)
    let hasLeft = false
    return () => {
      if (!hasLeft) this.#count(watched, -1)
      hasLeft = true
    }
  }

  async idleElsewhereMs(watched: readonly Watched[]): Promise<number | null> {
    const idle = sql<
      string | null
    >`extract(epoch from min(now() - least(now(), ${watchers.seenUntil}))) * 1000`
    const [row] = await this.#db
      .select({ idle })
      .from(watchers)
      .where(and(inArray(watchers.watched, [...watched]), ne(watchers.instance, this.#instance)))
    return row?.idle == null ? null : Number(row.idle)
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    const all = [...this.#counts.keys()]
    this.#counts.clear()
    this.#change(...all)
    await this.#writing
  }

  #count(watched: Watched, by: 1 | -1) {
    const count = (this.#counts.get(watched) ?? 0) + by
    if (count > 0) this.#counts.set(watched, count)
    else this.#counts.delete(watched)
    const isNews = by === 1 ? count === 1 : count === 0
    if (isNews) this.#change(watched)
  }

  #change(...watched: Watched[]) {
    for (const one of watched) this.#changed.add(one)
    this.#writing ??= this.#write().finally(() => {
      this.#writing = null
    })
  }

  /** One statement at a time, so that a row ends as what was true last. What could not be written waits for the next round. */
  async #write() {
    while (this.#changed.size > 0) {
      const batch = [...this.#changed]
      this.#changed.clear()
      try {
        await this.#save(batch)
      } catch (error) {
        log.warn({ err: error }, "who watches could not be written; the next round tries again")
        for (const one of batch) this.#changed.add(one)
        return
      }
    }
  }

  async #save(batch: readonly Watched[]) {
    const rows = batch.map((watched) => ({
      watched,
      instance: this.#instance,
      seenUntil: sql`now() + make_interval(secs => ${this.#counts.has(watched) ? leaseSeconds : 0})`,
    }))
    await this.#db
      .insert(watchers)
      .values(rows)
      .onConflictDoUpdate({
        target: [watchers.watched, watchers.instance],
        set: { seenUntil: sql`excluded.seen_until` },
      })
  }
}
