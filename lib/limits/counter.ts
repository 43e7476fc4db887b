import { eq, lt, type SQL, sql } from "drizzle-orm"
import type { Database } from "../chat-store/database"
import { limitCounters } from "../chat-store/schema"

/** What was counted in the running window, and how long that still lasts. */
export type Count = { points: number; leftS: number }

const nowMs = sql`(extract(epoch from clock_timestamp()) * 1000)::bigint`
/** Its window is over. */
export const isOver = sql`${limitCounters.expire} <= ${nowMs}`

/** Adds points (fewer than none take back) to a counter whose window begins with the first of them. The same on every instance. */
export async function addPoints(
  db: Database,
  { key, points, windowS }: { key: string; points: number; windowS: number },
): Promise<Count> {
  const added = db.insert(limitCounters).values({ key, points, expire: expiry(windowS) })
  const [row] = await added.onConflictDoUpdate(addition).returning({ points: limitCounters.points, leftS })
  return row ?? { points, leftS: windowS }
}

/** The same as part of a larger change: `rows` selects `key` and `points`. */
export function addSelectedPoints(db: Database, rows: SQL, windowS: number) {
  const selected = sql`select key, points, ${expiry(windowS)} from (${rows}) as added`
  const added = db.insert(limitCounters).select(selected)
  return added.onConflictDoUpdate(addition).returning({ key: limitCounters.key })
}

const expiry = (windowS: number) => sql`${nowMs} + ${windowS * 1000}`

const addition = {
  target: limitCounters.key,
  set: {
    points: sql`case when ${isOver} then excluded.points else ${limitCounters.points} + excluded.points end`,
    expire: sql`case when ${isOver} then excluded.expire else ${limitCounters.expire} end`,
  },
}

/** What a counter stands at; nothing is written. */
export async function readPoints(db: Database, key: string): Promise<Count> {
  const [row] = await db
    .select({ points: sql<number>`case when ${isOver} then 0 else ${limitCounters.points} end`, leftS })
    .from(limitCounters)
    .where(eq(limitCounters.key, key))
  return row ?? { points: 0, leftS: 0 }
}

/** Forgets the counters whose window is over. */
export async function sweepCounters(db: Database): Promise<void> {
  await db.delete(limitCounters).where(lt(limitCounters.expire, nowMs))
}

const leftS = sql<number>`greatest(1, ceil((${limitCounters.expire} - ${nowMs}) / 1000.0))::int`
