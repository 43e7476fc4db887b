import { join } from "node:path"
import { PGlite } from "@electric-sql/pglite"

export type Rows = Record<string, Record<string, unknown>[]>

/** Everything that a stopped app has in its embedded database, by table. */
export async function readDatabase(dataDir: string): Promise<Rows> {
  await using database = await PGlite.create(join(dataDir, "postgres"))
  const tables = await database.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
  )
  const rows: Rows = {}
  for (const { name } of tables.rows)
    rows[name] = (await database.query(`select * from "${name}"`)).rows as []
  return rows
}
