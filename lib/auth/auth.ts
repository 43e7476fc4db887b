import { betterAuth } from "better-auth"
import { drizzleAdapter } from "better-auth/adapters/drizzle"
import { anonymous } from "better-auth/plugins"
import * as schema from "../chat-store/auth-schema"
import type { Database } from "../chat-store/database"
import type { UserId } from "../protocol/ids"

export type Session = { user: { id: UserId }; setCookies: string[] }

/** Who is calling. Sessions live in the database; a cookie only names one. */
export interface Auth {
  /** The caller's session, or null. Never makes one. */
  find(headers: Headers): Promise<{ id: UserId } | null>
  /** The caller's session, or a new guest's with the cookies to set. */
  session(headers: Headers): Promise<Session>
}

const sessionDays = 30

export function createAuth(
  db: Database,
  { secret, publicUrl }: { secret: string; publicUrl?: string },
): Auth {
  const auth = betterAuth({
    secret,
    // Sessions are read and made by the server itself, never through a public endpoint, so the address is not used to check anything.
    baseURL: publicUrl ?? "http://localhost",
    database: drizzleAdapter(db, { provider: "pg", schema }),
    session: { expiresIn: sessionDays * 86_400, updateAge: 86_400 },
    advanced: { cookiePrefix: "millrace", useSecureCookies: publicUrl?.startsWith("https:") ?? false },
    plugins: [anonymous()],
    telemetry: { enabled: false },
    logger: { disabled: true },
  })

  async function find(headers: Headers) {
    const found = await auth.api.getSession({ headers })
    return found ? { id: found.user.id as UserId } : null
  }
  return {
    find,
    async session(headers) {
      const found = await auth.api.getSession({ headers, returnHeaders: true })
      const setCookies = found.headers.getSetCookie()
      if (found.response) return { user: { id: found.response.user.id as UserId }, setCookies }
      const made = await auth.api.signInAnonymous({ headers, returnHeaders: true })
      if (!made.response) throw new Error("No guest session was made")
      return { user: { id: made.response.user.id as UserId }, setCookies: made.headers.getSetCookie() }
    },
  }
}
