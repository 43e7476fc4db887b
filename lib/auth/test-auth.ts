import type { Connection } from "../chat-store/database"
import { readConfig } from "../config"
import { type Auth, createAuth } from "./auth"
import type { AuthOptions } from "./auth-library"

/** For unit tests: accounts on a test database, with these settings of the environment. */
export function testAuth(
  connection: Connection,
  env: Record<string, string> = {},
  options: Partial<AuthOptions> = {},
): Auth {
  return createAuth(connection.db, {
    config: readConfig(env),
    secret: "a secret for tests that is long enough",
    mailer: null,
    beforeDelete: async () => {},
    afterDelete: () => {},
    ...options,
  })
}
