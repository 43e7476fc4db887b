import { asc, desc, eq, gt, isNull, sql } from "drizzle-orm"
import type { Outcome } from "../protocol/outcome"
import type { Database } from "./database"
import { attempts, generations } from "./schema"

const inTheLastHour = gt(generations.endedAt, sql`now() - interval '1 hour'`)

/** What is being made on any instance, oldest first. */
export async function runningEverywhere(db: Database) {
  const { id, model, startedAt, owner } = generations
  return db
    .select({ id, model, startedAt, owner })
    .from(generations)
    .where(isNull(generations.endedAt))
    .orderBy(asc(startedAt))
    .limit(100)
}

/** How the answers of the last hour ended. */
export async function recentOutcomes(db: Database): Promise<{ outcome: Outcome; count: number }[]> {
  const rows = await db
    .select({ outcome: generations.outcome, count: sql<number>`count(*)::int` })
    .from(generations)
    .where(inTheLastHour)
    .groupBy(generations.outcome)
  return rows.flatMap(({ outcome, count }) =>
    outcome === null ? [] : [{ outcome: JSON.parse(outcome) as Outcome, count }],
  )
}

/** The newest upstream attempts of answers that ended in the last hour. */
export async function recentAttempts(db: Database) {
  const { provider, startedAt, firstTokenMs, totalMs, outputTokens } = attempts
  return db
    .select({ provider, startedAt, firstTokenMs, totalMs, outputTokens })
    .from(attempts)
    .innerJoin(generations, eq(generations.id, attempts.generationId))
    .where(inTheLastHour)
    .orderBy(desc(startedAt))
    .limit(500)
}

/** Answers of the last hour whose first candidate failed before its first token and that another one was asked for. */
export async function recentFailovers(db: Database): Promise<number> {
  const { rows } = await db.execute<{ count: number }>(sql`
    select count(distinct failed.generation_id)::int as count
    from generations
    join attempts failed on failed.generation_id = generations.id
    join attempts other on other.generation_id = generations.id and other.number > failed.number
    where ended_at > now() - interval '1 hour'
      and failed.outcome = 'failed' and failed.first_token_ms is null
      and (other.provider, other.model) is distinct from (failed.provider, failed.model)
  `)
  return rows[0]?.count ?? 0
}
