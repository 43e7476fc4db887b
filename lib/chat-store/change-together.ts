import { type SQL, type SQLWrapper, sql } from "drizzle-orm"

/**
 * Several changes in one statement, so in one transaction and one round trip. Each has to return something: the one row of the result
 * says how many rows it did, by its name. All of them see the database as it was before; a change may read what an earlier one
 * returned, by its name.
 */
export function together(changes: Record<string, SQLWrapper>): SQL {
  const entries = Object.entries(changes)
  const made = entries.map(([name, change]) => sql`${sql.identifier(name)} as ${change}`)
  const counted = entries.map(([name]) => {
    return sql`(select count(*)::int from ${sql.identifier(name)}) as ${sql.identifier(name)}`
  })
  return sql`with ${sql.join(made, sql`, `)} select ${sql.join(counted, sql`, `)}`
}
