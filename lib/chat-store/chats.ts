import { and, desc, eq, isNull, lt, or } from "drizzle-orm"
import { AppError } from "../errors"
import type { ChatPage, ChatSummary } from "../protocol/chat"
import type { ChatId, UserId } from "../protocol/ids"
import type { Database } from "./database"
import { chats, generations } from "./schema"

const summary = {
  id: chats.id,
  title: chats.title,
  pinned: chats.pinned,
  createdAt: chats.createdAt,
  updatedAt: chats.updatedAt,
  generationId: generations.id,
}
const runningGeneration = and(eq(generations.chatId, chats.id), isNull(generations.endedAt))

/** A user's chats, newest first. `before` is the `next` of the page before; unreadable ones are a bad request. */
export async function listChats(
  db: Database,
  { userId, before, limit }: { userId: UserId; before?: string; limit: number },
): Promise<ChatPage> {
  const rows = await db
    .select(summary)
    .from(chats)
    .leftJoin(generations, runningGeneration)
    .where(and(eq(chats.userId, userId), before === undefined ? undefined : olderThan(before)))
    .orderBy(desc(chats.updatedAt), desc(chats.id))
    .limit(limit + 1)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const next = rows.length > limit && last ? `${last.updatedAt.getTime()}.${last.id}` : null
  return { chats: page.map(toSummary), next }
}

/** The user's own chat; a foreign one looks exactly like a missing one. */
export async function findChat(db: Database, chatId: ChatId, userId: UserId) {
  const [row] = await db
    .select({ ...summary, model: chats.model, activeLeafId: chats.activeLeafId })
    .from(chats)
    .leftJoin(generations, runningGeneration)
    .where(and(eq(chats.id, chatId), eq(chats.userId, userId)))
  if (!row) throw new AppError("not_found")
  const { model, activeLeafId, ...rest } = row
  return { ...toSummary(rest), model, activeLeafId }
}

/** Changes title or pin; throws `not_found`. */
export async function patchChat(
  db: Database,
  chatId: ChatId,
  userId: UserId,
  patch: { title?: string; pinned?: boolean },
): Promise<void> {
  const own = and(eq(chats.id, chatId), eq(chats.userId, userId))
  const changed = await db.update(chats).set(patch).where(own).returning({ id: chats.id })
  if (changed.length === 0) throw new AppError("not_found")
}

/** Deletes the chat with its messages and generations; throws `not_found`. */
export async function deleteChat(db: Database, chatId: ChatId, userId: UserId): Promise<void> {
  const own = and(eq(chats.id, chatId), eq(chats.userId, userId))
  const gone = await db.delete(chats).where(own).returning({ id: chats.id })
  if (gone.length === 0) throw new AppError("not_found")
}

/** Makes the chat when it is new; throws `not_found` when the id is another user's. */
export async function ensureChat(
  db: Database,
  chat: { id: ChatId; userId: UserId; title: string; model: string | null },
): Promise<{ activeLeafId: string | null; model: string | null; created: boolean }> {
  const inserted = await db.insert(chats).values(chat).onConflictDoNothing().returning({ id: chats.id })
  const [row] = await db
    .select({ userId: chats.userId, activeLeafId: chats.activeLeafId, model: chats.model })
    .from(chats)
    .where(eq(chats.id, chat.id))
    .for("update")
  if (!row || row.userId !== chat.userId) throw new AppError("not_found")
  return { activeLeafId: row.activeLeafId, model: row.model, created: inserted.length > 0 }
}

function olderThan(cursor: string) {
  const [time, id] = cursor.split(".")
  const updatedAt = new Date(Number(time))
  // The database knows no time beyond some years that `Date` still knows.
  const isTime = updatedAt.getTime() >= 0 && updatedAt.getUTCFullYear() < 10_000
  if (!id || !isTime) throw new AppError("bad_request", { field: "before" })
  return or(lt(chats.updatedAt, updatedAt), and(eq(chats.updatedAt, updatedAt), lt(chats.id, id as ChatId)))
}

type SummaryRow = Omit<ChatSummary, "createdAt" | "updatedAt"> & { createdAt: Date; updatedAt: Date }
function toSummary({ createdAt, updatedAt, ...row }: SummaryRow): ChatSummary {
  return { ...row, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() }
}
