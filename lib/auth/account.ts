import { and, desc, eq, gt, ne, sql } from "drizzle-orm"
import type { Database } from "../chat-store/database"
import { account, passkey, session, user } from "../chat-store/schema"
import { AppError } from "../errors"
import type { Account } from "../protocol/account"
import type { UserId } from "../protocol/ids"
import type { Session } from "./auth"

/** The caller's account with its open sessions and ways to sign in. */
export async function readAccount(db: Database, { user: { id }, sessionId }: Session): Promise<Account> {
  const [row] = await db.select().from(user).where(eq(user.id, id))
  if (!row) throw new AppError("not_signed_in")
  const open = await db
    .select()
    .from(session)
    .where(and(eq(session.userId, id), gt(session.expiresAt, sql`now()`)))
    .orderBy(desc(session.updatedAt))
  const keys = await db.select().from(passkey).where(eq(passkey.userId, id)).orderBy(passkey.createdAt)
  const ways = await db.select({ providerId: account.providerId }).from(account).where(eq(account.userId, id))
  return {
    name: row.name,
    email: row.email,
    emailVerified: row.emailVerified,
    isOperator: row.isOperator,
    hasPassword: ways.some((way) => way.providerId === "credential"),
    providers: ways.map((way) => way.providerId).filter((id) => id !== "credential"),
    passkeys: keys.map((key) => ({ id: key.id, name: key.name, createdAt: iso(key.createdAt) })),
    sessions: open.map((one) => ({
      id: one.id,
      userAgent: one.userAgent,
      createdAt: one.createdAt.toISOString(),
      updatedAt: one.updatedAt.toISOString(),
      isCurrent: one.id === sessionId,
    })),
  }
}

/** Ends one of the user's sessions; throws `not_found` for one that is missing or another's. */
export async function revokeSession(db: Database, id: string, userId: UserId): Promise<void> {
  const own = and(eq(session.id, id), eq(session.userId, userId))
  const gone = await db.delete(session).where(own).returning({ id: session.id })
  if (gone.length === 0) throw new AppError("not_found")
}

/** Ends all sessions of the user but this one. */
export async function revokeOtherSessions(db: Database, { user, sessionId }: Session): Promise<void> {
  await db.delete(session).where(and(eq(session.userId, user.id), ne(session.id, sessionId)))
}

const iso = (date: Date | null) => date?.toISOString() ?? null
