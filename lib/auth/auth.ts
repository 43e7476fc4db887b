import { parseCookies } from "better-auth/cookies"
import { and, eq, gt, sql } from "drizzle-orm"
import type { Database } from "../chat-store/database"
import { session as sessions, user as users } from "../chat-store/schema"
import type { UserId } from "../protocol/ids"
import type { AuthMode, User } from "./access"
import { type AuthOptions, createAuthLibrary } from "./auth-library"
import { isKnownHost } from "./known-host"
import { RecentSessions } from "./recent-sessions"
import { soleUser } from "./single-user"

/** A caller's session. It lives in the database; a cookie only names it. */
export type Session = {
  user: User
  /** Names it in lists; it opens nothing. */
  sessionId: string
  /** `Set-Cookie` values that belong on the response. */
  setCookies: string[]
  /** True for a guest made for this request. */
  isNew: boolean
  /** False as soon as it was revoked, signed out, or its user deleted. */
  isLive(): Promise<boolean>
  /** Undoes a guest made for a request that was then refused. */
  discard(): Promise<void>
}

/** Who is calling. */
export interface Auth {
  readonly mode: AuthMode
  /** The caller's session, or null; one that ended on another instance may be found for 5 s more. Never makes one. */
  find(headers: Headers): Promise<Session | null>
  /** A new guest's session. */
  makeGuest(headers: Headers): Promise<Session>
  /** Answers a request for one of the auth library's own endpoints, under `/api/auth`. */
  handle(request: Request): Promise<Response>
  /** To be called after sessions or users were changed in the database: `find` remembers for a few seconds. */
  forget(): void
}

export function createAuth(db: Database, options: AuthOptions): Auth {
  const library = createAuthLibrary(db, options)
  const mode = options.config.AUTH
  const recent = new RecentSessions<Session>()
  const forget = () => recent.forget()
  const handle = (request: Request) => library.handler(request).finally(forget)
  const shared = { mode, handle, forget }
  if (mode === "single-user") return { ...shared, ...singleUser(db, options) }

  const lookUp = async (headers: Headers): Promise<Session | null> => {
    const { response, headers: out } = await library.api.getSession({ headers, returnHeaders: true })
    if (!response || (mode === "required" && response.user.isAnonymous)) return null
    return fromDatabase(db, response, { setCookies: out.getSetCookie(), isNew: false })
  }
  return {
    ...shared,
    async find(headers) {
      const { authCookies } = await library.$context
      const cookie = parseCookies(headers.get("cookie") ?? "").get(authCookies.sessionToken.name)
      return cookie ? recent.find(cookie, () => lookUp(headers)) : null
    },
    async makeGuest(headers) {
      const { response, headers: out } = await library.api.signInAnonymous({ headers, returnHeaders: true })
      const { user, token } = response
      const [row] = await db.select({ id: sessions.id }).from(sessions).where(eq(sessions.token, token))
      const session = { id: row?.id ?? "", token }
      return fromDatabase(
        db,
        { user: { id: user.id, isAnonymous: true }, session },
        { setCookies: out.getSetCookie(), isNew: true },
      )
    },
  }
}

type Found = {
  user: { id: string; isAnonymous?: boolean | null; isOperator?: boolean | null }
  session: { id: string; token: string }
}

function fromDatabase(
  db: Database,
  { user, session }: Found,
  { setCookies, isNew }: { setCookies: string[]; isNew: boolean },
): Session {
  return {
    user: { id: user.id as UserId, isGuest: user.isAnonymous ?? false, isOperator: user.isOperator ?? false },
    sessionId: session.id,
    setCookies,
    isNew,
    async isLive() {
      const live = and(eq(sessions.token, session.token), gt(sessions.expiresAt, sql`now()`))
      const rows = await db.select({ id: sessions.id }).from(sessions).where(live)
      return rows.length > 0
    },
    async discard() {
      await db.delete(users).where(eq(users.id, user.id))
    },
  }
}

function singleUser(db: Database, { config }: AuthOptions): Pick<Auth, "find" | "makeGuest"> {
  let id: Promise<UserId> | null = null
  const session = async (): Promise<Session> => {
    id ??= soleUser(db)
    const user = { id: await id, isGuest: false, isOperator: true }
    const forever = { isLive: async () => true, discard: async () => {} }
    return { user, sessionId: "", setCookies: [], isNew: false, ...forever }
  }
  return {
    // No cookie stands between a rebinding page and this user, so the host does.
    find: async (headers) => (isKnownHost(headers.get("host"), config) ? session() : null),
    makeGuest: session,
  }
}
