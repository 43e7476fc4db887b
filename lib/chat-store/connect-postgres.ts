import { sql } from "drizzle-orm"
import { drizzle } from "drizzle-orm/node-postgres"
import { Pool } from "pg"
import { type Connection, casing, type Database } from "./database"
import { migrate } from "./migrate"
import { prepared } from "./prepared"
import * as schema from "./schema"

/** Any number; the same in all instances. */
const migrationLock = 7_233_514

/**
 * How long a connection that nobody uses is kept, in milliseconds: opening one costs round trips, and its statements are prepared anew.
 * Networks forget connections that rest for longer than a few minutes. Where a process may be frozen it cannot close them later, so
 * there it is the pool's own 10 s.
 */
const idleMs = { usual: 60_000, frozen: 10_000 } as const
type Options = { isFrozen?: boolean }

/** Opens a pool on a Postgres server and migrates it; of several instances that start together one migrates, the others wait. */
export async function connectPostgres(url: string, { isFrozen = false }: Options = {}): Promise<Connection> {
  const pool = new Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: isFrozen ? idleMs.frozen : idleMs.usual,
    keepAlive: true,
    application_name: "millrace",
  })
  // An idle connection that the server drops is replaced at the next query; unheard, the event would end the process.
  pool.on("error", () => {})
  const db = drizzle(pool, { schema, casing })
  try {
    await migrateAlone(db)
  } catch (error) {
    await pool.end()
    throw error
  }
  return { kind: "postgres", db, query: prepared(pool), close: () => pool.end() }
}

/**
 * In one transaction, whose end gives the lock back: behind a transaction pooler there is nothing longer to hold on to. Drizzle's
 * migrator begins and commits as if there were none, so Postgres warns, and its commit is the one that ends it.
 */
async function migrateAlone(db: Database): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${migrationLock})`)
    await migrate(tx)
  })
}
