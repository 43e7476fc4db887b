import { and, eq, inArray, isNull, or, sql } from "drizzle-orm"
import { AppError } from "../errors"
import type { AttachmentType } from "../protocol/attachments"
import type { AttachmentId, ChatId, UserId } from "../protocol/ids"
import type { Database } from "./database"
import { attachments, user } from "./schema"

type Reservation = {
  id: AttachmentId
  userId: UserId
  name: string
  bytes: number
  quotaBytes: number | null
}

/**
 * Makes the row before its bytes come, so that none are ever stored without one. Throws `too_large` (reason `quota`) when the
 * user's attachments would take more than `quotaBytes`.
 */
export async function reserveAttachment(db: Database, reservation: Reservation): Promise<void> {
  const { quotaBytes, ...row } = reservation
  await db.transaction(async (tx) => {
    if (quotaBytes !== null) await checkQuota(tx, row, quotaBytes)
    await tx.insert(attachments).values({ ...row, mediaType: "application/octet-stream" })
  })
}

async function checkQuota(
  tx: Database,
  { userId, bytes }: Pick<Reservation, "userId" | "bytes">,
  quota: number,
) {
  // Uploads of one user wait here for each other, so that two cannot both take the last room.
  await tx.select({ id: user.id }).from(user).where(eq(user.id, userId)).for("no key update")
  const [row] = await tx
    .select({ used: sql<number>`coalesce(sum(${attachments.bytes}), 0)::float8` })
    .from(attachments)
    .where(eq(attachments.userId, userId))
  if ((row?.used ?? 0) + bytes > quota)
    throw new AppError("too_large", {
      message: "There is no room left for your attachments.",
      reason: "quota",
    })
}

/** Its bytes are stored. */
export async function settleAttachment(
  db: Database,
  id: AttachmentId,
  mediaType: AttachmentType,
): Promise<void> {
  await db.update(attachments).set({ mediaType }).where(eq(attachments.id, id))
}

export type StoredAttachment = {
  id: AttachmentId
  name: string
  mediaType: AttachmentType
  bytes: number
  extractedText: string | null
}

const stored = {
  id: attachments.id,
  name: attachments.name,
  mediaType: sql<AttachmentType>`${attachments.mediaType}`,
  bytes: attachments.bytes,
  extractedText: attachments.extractedText,
}

/** The user's own attachment; throws `not_found` for a missing or foreign one. */
export async function findAttachment(
  db: Database,
  id: AttachmentId,
  userId: UserId,
): Promise<StoredAttachment> {
  const [row] = await db
    .select(stored)
    .from(attachments)
    .where(and(eq(attachments.id, id), eq(attachments.userId, userId)))
  if (!row) throw new AppError("not_found")
  return row
}

/** Those of a chat, by their ids. */
export async function chatAttachments(
  db: Database,
  chatId: ChatId,
  ids: readonly AttachmentId[],
): Promise<Map<AttachmentId, StoredAttachment>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select(stored)
    .from(attachments)
    .where(and(eq(attachments.chatId, chatId), inArray(attachments.id, [...ids])))
  return new Map(rows.map((row) => [row.id, row]))
}

/**
 * Makes the user's attachments part of a chat, in the transaction that saves their message; those of the same chat may be used
 * again. In the order of `ids`. Throws `not_found` when one is missing, foreign, or of another chat.
 */
export async function claimAttachments(
  tx: Database,
  { ids, chatId, userId }: { ids: readonly AttachmentId[]; chatId: ChatId; userId: UserId },
): Promise<StoredAttachment[]> {
  if (ids.length === 0) return []
  const free = and(isNull(attachments.chatId), isNull(attachments.sentAt))
  const rows = await tx
    .update(attachments)
    .set({ chatId, sentAt: sql`coalesce(${attachments.sentAt}, now())` })
    .where(
      and(
        inArray(attachments.id, [...ids]),
        eq(attachments.userId, userId),
        or(free, eq(attachments.chatId, chatId)),
      ),
    )
    .returning(stored)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id) ?? notThere())
}

function notThere(): never {
  throw new AppError("not_found", { field: "message.attachments" })
}

export async function saveExtractedText(
  db: Database,
  id: AttachmentId,
  extractedText: string,
): Promise<void> {
  await db.update(attachments).set({ extractedText }).where(eq(attachments.id, id))
}
