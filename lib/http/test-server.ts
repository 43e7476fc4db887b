import { testAuth } from "../auth/test-auth"
import type { Connection } from "../chat-store/database"
import { readConfig } from "../config"
import { createLimits } from "../limits/limits"
import type { Server } from "../server"

/** For unit tests: what handlers made with `route` work with, on a test database; `part` is what else they need. */
export function serveFrom(
  connection: Connection,
  env: Record<string, string> = {},
  part: Partial<Server> = {},
): void {
  const server = {
    config: readConfig(env),
    auth: testAuth(connection, env),
    limits: createLimits(connection.db, readConfig(env), "a secret for tests"),
    connection,
    db: connection.db,
    ...part,
  }
  Object.assign(globalThis, { millraceServer: Promise.resolve(server) })
}
