import type { Config } from "../config"
import type { Connection } from "./database"

type Settings = Pick<Config, "DATABASE_URL" | "DATA_DIR" | "MAX_DURATION_MS">

// As with the server: bundles have a copy of this module each.
const shared = globalThis as typeof globalThis & { millraceConnection?: Promise<Connection> }

/**
 * The database that the settings name, migrated: Postgres at `DATABASE_URL`, otherwise the embedded one in `DATA_DIR`. Opened by whoever
 * asks first: in a thread of its own, so that the rest of the server can be loaded meanwhile.
 */
export function getConnection(config: Settings): Promise<Connection> {
  shared.millraceConnection ??= connect(config)
  shared.millraceConnection.catch(() => {
    /* thrown where it is waited for */
  })
  return shared.millraceConnection
}

async function connect(config: Settings): Promise<Connection> {
  if (config.DATABASE_URL) {
    const { connectPostgres } = await import("./connect-postgres")
    // Where a request may last only so long, the process stands still between requests.
    return connectPostgres(config.DATABASE_URL, { isFrozen: config.MAX_DURATION_MS > 0 })
  }
  const { connectPglite } = await import("./connect-pglite")
  return connectPglite(config.DATA_DIR)
}
