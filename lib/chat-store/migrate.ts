import { join } from "node:path"
import { migrate as applyFolder } from "drizzle-orm/pglite/migrator"
import type { Database } from "./database"

/** Brings the database to the newest schema. One process at a time: on Postgres the caller holds an advisory lock. */
export async function migrate(db: Database): Promise<void> {
  // Drizzle's migrators are the same function for every driver; the types are not.
  await applyFolder(db as never, { migrationsFolder: migrationsFolder() })
}

/** Read at run time, so it has to lie beside the server: `outputFileTracingIncludes` in next.config.mjs. */
export function migrationsFolder(): string {
  return join(/* turbopackIgnore: true */ process.cwd(), "lib/chat-store/migrations")
}
