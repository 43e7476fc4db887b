import { createHmac, timingSafeEqual } from "node:crypto"
import { eq } from "drizzle-orm"
import type { Database } from "../chat-store/database"
import { session as sessions, user as users } from "../chat-store/schema"

/** How the auth library names and signs its cookie, and when it prolongs a session. */
type SessionCookie = { name: string; secret: string; expiresInS: number; updateAgeS: number }

/**
 * The session that a cookie names, as the auth library finds it, in one statement instead of two and without what an endpoint of it
 * costs. Null wherever there is more to do than to look (no session, a forged or expired one, one that is to be prolonged): then
 * the library has to be asked.
 */
export async function findFreshSession(db: Database, headers: Headers, cookie: SessionCookie) {
  const token = signedToken(headers.get("cookie") ?? "", cookie)
  if (token === null) return null
  const [row] = await db
    .select({
      session: { id: sessions.id, token: sessions.token, expiresAt: sessions.expiresAt },
      user: { id: users.id, isAnonymous: users.isAnonymous, isOperator: users.isOperator },
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(eq(sessions.token, token))
  return row && isFresh(row.session.expiresAt, cookie) ? row : null
}

function isFresh(expiresAt: Date, { expiresInS, updateAgeS }: SessionCookie): boolean {
  const leftS = (expiresAt.getTime() - Date.now()) / 1_000
  return leftS > 0 && leftS > expiresInS - updateAgeS
}

/** The value is `<token>.<HMAC-SHA256 in base64>`, escaped as URLs are. */
function signedToken(header: string, { name, secret }: SessionCookie): string | null {
  const pair = header.split("; ").find((pair) => pair.startsWith(`${name}=`))
  const value = pair && unescaped(pair.slice(name.length + 1))
  if (!value) return null
  const end = value.lastIndexOf(".")
  const [token, signature] = [value.slice(0, end), Buffer.from(value.slice(end + 1), "base64")]
  const right = createHmac("sha256", secret).update(token).digest()
  return signature.length === right.length && timingSafeEqual(signature, right) ? token : null
}

function unescaped(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
