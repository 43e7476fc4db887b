import { drizzle } from "drizzle-orm/node-postgres"
import { Pool } from "pg"
import { type Connection, casing } from "./database"
import { migrate } from "./migrate"
import * as schema from "./schema"

/** Any number; the same in all instances. */
const migrationLock = 7_233_514

/** Opens a pool on a Postgres server and migrates it; of several instances that start together one migrates, the others wait. */
export async function connectPostgres(url: string): Promise<Connection> {
  const pool = new Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 5_000, keepAlive: true })
  // An idle connection that the server drops is replaced at the next query; unheard, the event would end the process.
  pool.on("error", () => {})
  try {
    await migrateAlone(pool)
  } catch (error) {
    await pool.end()
    throw error
  }
  return {
    kind: "postgres",
    db: drizzle(pool, { schema, casing }),
    query: (text, params) => pool.query(text, params),
    close: () => pool.end(),
  }
}

async function migrateAlone(pool: Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query("select pg_advisory_lock($1)", [migrationLock])
    await migrate(drizzle(client, { schema, casing }))
  } finally {
    client.release(true) // closing the connection gives the lock back, also after an error
  }
}
