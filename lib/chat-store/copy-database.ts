import { sql } from "drizzle-orm"
import type { Database } from "./database"
import { tables } from "./tables"

/** Rows of one statement. */
const batchRows = 200

/** The target has data of its own already. */
class TargetNotEmpty extends Error {
  override readonly name = "TargetNotEmpty"
}

/**
 * Copies every row of every table into an empty database of the same schema, in one transaction: when a table does not arrive
 * whole, nothing does. Resolves with the number of rows a table. Throws `TargetNotEmpty`.
 */
export async function copyDatabase(from: Database, to: Database): Promise<Map<string, number>> {
  return to.transaction(async (tx) => {
    for (const { name } of tables) {
      if ((await count(tx, name)) > 0)
        throw new TargetNotEmpty(`The table ${name} of the target is not empty`)
    }
    const copied = new Map<string, number>()
    for (const table of tables) copied.set(table.name, await copyTable(from, tx, table))
    for (const [name, rows] of copied) {
      const arrived = await count(tx, name)
      const expected = await count(from, name)
      if (rows !== expected || arrived !== expected)
        throw new Error(`Of ${expected} rows of ${name}, ${arrived} arrived`)
    }
    return copied
  })
}

/** Rows travel as JSON made and read by Postgres itself, so that no value passes through a type of JavaScript's. */
async function copyTable(from: Database, to: Database, { name, key }: (typeof tables)[0]): Promise<number> {
  const table = sql.identifier(name)
  const order = sql.join(
    key.map((column) => sql.identifier(column)),
    sql`, `,
  )
  for (let copied = 0; ; ) {
    const { rows } = await from.execute<{ json: string }>(
      sql`select row_to_json(t)::text as json from ${table} t order by ${order} limit ${batchRows} offset ${copied}`,
    )
    if (rows.length === 0) return copied
    const batch = `[${rows.map(({ json }) => json).join(",")}]`
    await to.execute(
      sql`insert into ${table} select * from json_populate_recordset(null::${table}, ${batch}::json)`,
    )
    copied += rows.length
  }
}

async function count(db: Database, name: string): Promise<number> {
  const { rows } = await db.execute<{ rows: number }>(
    sql`select count(*)::int as rows from ${sql.identifier(name)}`,
  )
  return rows[0]?.rows ?? 0
}
