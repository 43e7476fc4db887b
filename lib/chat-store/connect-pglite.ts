import { join } from "node:path"
import type { PGlite } from "@electric-sql/pglite"
import { drizzle } from "drizzle-orm/pglite"
import { inWords, lockDataFolder } from "./data-folder-lock"
import { type Connection, casing, type Database } from "./database"
import { migrate } from "./migrate"
import { PgliteClient, type Queries } from "./pglite-client"
import * as schema from "./schema"

/**
 * Opens the embedded database in `folder`, making it where there is none (about 3 s; reopening takes 0.2–1 s), and migrates it.
 * Throws `DataFolderInUse` or `DataFolderUnusable`.
 */
export async function connectPglite(folder: string): Promise<Connection> {
  const release = lockDataFolder(folder)
  const client = new PgliteClient(join(folder, "postgres"))
  const close = () => client.close().finally(release)
  try {
    await client.opened()
    const db = drizzleOnPglite(client)
    await migrate(db)
    const query: Connection["query"] = (text, params) => client.query(text, params)
    return { kind: "pglite", db, query, close }
  } catch (error) {
    await close()
    throw inWords(folder, error)
  }
}

/** Drizzle's driver uses only `query` and `transaction` of a PGlite. */
export function drizzleOnPglite(client: Queries): Database {
  return drizzle(client as PGlite, { schema, casing }) as unknown as Database
}
