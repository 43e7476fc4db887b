import { type SQLWrapper, sql } from "drizzle-orm"
import type { Database } from "./database"

/**
 * Makes several changes in one statement, so in one transaction and one round trip; a change that is null is left out. Each has to
 * return something: the result says how many rows it did. All of them see the database as it was before; a change may read what an
 * earlier one returned, by its name.
 */
export async function changeTogether<Name extends string>(
  db: Database,
  changes: Record<Name, SQLWrapper | null>,
): Promise<Record<Name, number>> {
  const entries = Object.entries<SQLWrapper | null>(changes).filter((entry) => entry[1] !== null)
  const made = entries.map(([name, change]) => sql`${sql.identifier(name)} as ${change}`)
  const counted = entries.map(([name]) => {
    return sql`(select count(*)::int from ${sql.identifier(name)}) as ${sql.identifier(name)}`
  })
  const statement = sql`with ${sql.join(made, sql`, `)} select ${sql.join(counted, sql`, `)}`
  const { rows } = await db.execute<Record<Name, number>>(statement)
  return rows[0] as Record<Name, number>
}
