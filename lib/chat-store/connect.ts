import type { Config } from "../config"
import type { Connection } from "./database"

/** Opens the database that the settings name, migrated: Postgres at `DATABASE_URL`, otherwise the embedded one in `DATA_DIR`. */
export async function connect(config: Pick<Config, "DATABASE_URL" | "DATA_DIR">): Promise<Connection> {
  if (config.DATABASE_URL) {
    const { connectPostgres } = await import("./connect-postgres")
    return connectPostgres(config.DATABASE_URL)
  }
  const { connectPglite } = await import("./connect-pglite")
  return connectPglite(config.DATA_DIR)
}
