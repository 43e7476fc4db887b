import { and, eq, isNotNull, isNull, lt, or, sql } from "drizzle-orm"
import { AppError } from "../errors"
import type { AttachmentId, UserId } from "../protocol/ids"
import type { Database } from "./database"
import { attachments } from "./schema"

/*
 * An attachment goes in three steps: its row loses its user, and with that nobody can see or send it any more; its bytes are
 * deleted; its row is deleted. Whatever ends in between, the next sweep goes on.
 */

/** Gives up the user's attachment that was not sent yet. Throws `not_found` for any other. */
export async function giveUpUnsent(db: Database, id: AttachmentId, userId: UserId): Promise<void> {
  const own = and(eq(attachments.id, id), eq(attachments.userId, userId), isNull(attachments.sentAt))
  const given = await db
    .update(attachments)
    .set({ userId: null })
    .where(own)
    .returning({ id: attachments.id })
  if (given.length === 0) throw new AppError("not_found")
}

/** Gives up what has lost its chat, and what was not sent within a day. */
export async function giveUpOrphans(db: Database): Promise<void> {
  const old = lt(attachments.createdAt, sql`now() - interval '1 day'`)
  await db
    .update(attachments)
    .set({ userId: null })
    .where(and(isNull(attachments.chatId), or(isNotNull(attachments.sentAt), old)))
}

/** Some of those whose bytes are to be deleted; empty when none are left. */
export async function findGivenUp(db: Database, limit: number): Promise<AttachmentId[]> {
  const rows = await db
    .select({ id: attachments.id })
    .from(attachments)
    .where(isNull(attachments.userId))
    .limit(limit)
  return rows.map(({ id }) => id)
}

/** Its bytes are gone. */
export async function forgetAttachment(db: Database, id: AttachmentId): Promise<void> {
  await db.delete(attachments).where(eq(attachments.id, id))
}
