import type { AuthOptions } from "../auth/auth-library"
import { testAuth } from "../auth/test-auth"
import type { Connection } from "../chat-store/database"
import { readConfig } from "../config"
import { createLimits } from "../limits/limits"
import type { Server } from "../server"

/** For unit tests: what handlers made with `route` work with, on a test database; `part` and `auth` are what else they need. */
export function serveFrom(
  connection: Connection,
  env: Record<string, string> = {},
  part: Partial<Omit<Server, "config">> = {},
  auth: Partial<AuthOptions> = {},
): void {
  const server = {
    auth: testAuth(connection, env, auth),
    limits: createLimits(connection.db, readConfig(env), "a secret for tests"),
    connection,
    db: connection.db,
    ...part,
    config: readConfig(env),
  }
  Object.assign(globalThis, { millraceServer: Promise.resolve(server) })
}
