import { asc, eq, getTableColumns, type SQL, sql } from "drizzle-orm"
import { spendTokens } from "../limits/answer-limits"
import type { Attempt } from "../models/models"
import type { GenerationId } from "../protocol/ids"
import { together } from "./change-together"
import type { Database } from "./database"
import { KeptStatement, type Value, type Values } from "./kept-statement"
import { attempts, generations } from "./schema"

/** The upstream attempts of a generation, in order. */
export async function findAttempts(db: Database, generationId: GenerationId) {
  return db
    .select()
    .from(attempts)
    .where(eq(attempts.generationId, generationId))
    .orderBy(asc(attempts.number))
}

/** Adds a row an upstream attempt behind those that the generation has (I10), and counts its tokens for whoever pays. */
export async function addAttempts(
  db: Database,
  generationId: GenerationId,
  made: readonly Attempt[],
): Promise<void> {
  if (made.length === 0) return
  await db.execute(adding.with(db, { generationId, ...attemptValues(made) }, made.length))
}

/** By how many there are. */
const adding = new KeptStatement<number>((db, value, count) => {
  const { id, payer } = generations
  const named = db
    .select({ id, payer })
    .from(generations)
    .where(eq(id, value("generationId")))
  return together(attemptChanges(db, value, { count, generation: sql`${named} as named` }))
})

/** `generation`: a row with its `id` and `payer`; without one nothing is changed. Their values: `attemptValues`. */
export function attemptChanges(
  db: Database,
  value: Value,
  { count, generation }: { count: number; generation: SQL },
) {
  const rows = Array.from({ length: count }, (_, index) => [
    `attempt${index}`,
    addAttempt(db, value, { index, generation }),
  ])
  return { ...Object.fromEntries(rows), spent: spendTokens(db, value("tokens"), generation) }
}

/** `number` counts from behind those that are there. */
function addAttempt(db: Database, value: Value, { index, generation }: { index: number; generation: SQL }) {
  const earlier = sql`(select count(*)::int from ${attempts} where ${attempts.generationId} = id)`
  const values = columns.map((name) => value(`${name}${index}`))
  return db
    .insert(attempts)
    .select(
      sql`select id, ${earlier} + ${sql.raw(String(index + 1))}, ${sql.join(values, sql`, `)} from ${generation}`,
    )
    .returning({ number: attempts.number })
}

export function attemptValues(made: readonly Attempt[]): Values {
  const rows = made.flatMap((attempt, index) =>
    columns.map((name) => [`${name}${index}`, written(name, attempt[name])]),
  )
  const tokens = made.reduce((sum, { inputTokens, outputTokens }) => sum + inputTokens + outputTokens, 0)
  return { ...Object.fromEntries(rows), tokens }
}

/** In the table's order, which `insert … select` wants. */
const { generationId: _id, number: _number, ...told } = getTableColumns(attempts)
const columns = Object.keys(told) as (keyof typeof told)[]

const written = (name: keyof typeof told, value: unknown) =>
  value === null ? null : told[name].mapToDriverValue(value as never)
