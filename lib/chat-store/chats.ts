import { and, desc, eq, isNull, lt, or, type SQL } from "drizzle-orm"
import { AppError } from "../errors"
import type { ChatPage } from "../protocol/chat"
import type { ChatSettings } from "../protocol/chat-settings"
import type { ChatId, UserId } from "../protocol/ids"
import type { Database } from "./database"
import { chats, generations } from "./schema"
import { isAlive } from "./temporary"

const summary = {
  id: chats.id,
  title: chats.title,
  pinned: chats.pinned,
  createdAt: chats.createdAt,
  updatedAt: chats.updatedAt,
  generationId: generations.id,
}
const detail = {
  model: chats.model,
  activeLeafId: chats.activeLeafId,
  instructions: chats.instructions,
  temperature: chats.temperature,
  expiresAt: chats.expiresAt,
}
const runningGeneration = and(eq(generations.chatId, chats.id), isNull(generations.endedAt))

/** A page of a user's chats, see `ChatPage`. `before` is the `next` of the page before; unreadable ones are a bad request. */
export async function listChats(
  db: Database,
  { userId, before, limit }: { userId: UserId; before?: string; limit: number },
): Promise<ChatPage> {
  const own = and(eq(chats.userId, userId), isNull(chats.expiresAt))
  const list = (which: SQL | undefined, most: number) =>
    db
      .select(summary)
      .from(chats)
      .leftJoin(generations, runningGeneration)
      .where(and(own, which))
      .orderBy(desc(chats.updatedAt), desc(chats.id))
      .limit(most)
  const rows = await list(
    and(eq(chats.pinned, false), before === undefined ? undefined : olderThan(before)),
    limit + 1,
  )
  const pinned = before === undefined ? await list(eq(chats.pinned, true), maxPinned) : []
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const next = rows.length > limit && last ? `${last.updatedAt.getTime()}.${last.id}` : null
  return { chats: [...pinned, ...page].map(toSummary), next }
}

/** More than anybody pins. */
const maxPinned = 500

/** The user's own chat; a foreign one looks exactly like a missing one. */
export async function findChat(db: Database, chatId: ChatId, userId: UserId) {
  const [row] = await db
    .select({ ...summary, ...detail })
    .from(chats)
    .leftJoin(generations, runningGeneration)
    .where(and(eq(chats.id, chatId), eq(chats.userId, userId), isAlive))
  if (!row) throw new AppError("not_found")
  const { expiresAt, ...rest } = row
  return { ...toSummary(rest), temporary: expiresAt !== null }
}

/** Changes title, pin or settings; throws `not_found`. */
export async function patchChat(
  db: Database,
  chatId: ChatId,
  userId: UserId,
  patch: { title?: string; pinned?: boolean } & Partial<ChatSettings>,
): Promise<void> {
  const own = and(eq(chats.id, chatId), eq(chats.userId, userId), isAlive)
  const changed = await db.update(chats).set(patch).where(own).returning({ id: chats.id })
  if (changed.length === 0) throw new AppError("not_found")
}

/** Deletes the chat with its messages and generations; throws `not_found`. */
export async function deleteChat(db: Database, chatId: ChatId, userId: UserId): Promise<void> {
  const own = and(eq(chats.id, chatId), eq(chats.userId, userId))
  const gone = await db.delete(chats).where(own).returning({ id: chats.id })
  if (gone.length === 0) throw new AppError("not_found")
}

function olderThan(cursor: string) {
  const [time, id] = cursor.split(".")
  const updatedAt = new Date(Number(time))
  // The database knows no time beyond some years that `Date` still knows.
  const isTime = updatedAt.getTime() >= 0 && updatedAt.getUTCFullYear() < 10_000
  if (!id || !isTime) throw new AppError("bad_request", { field: "before" })
  return or(lt(chats.updatedAt, updatedAt), and(eq(chats.updatedAt, updatedAt), lt(chats.id, id as ChatId)))
}

type Times = { createdAt: Date; updatedAt: Date }
function toSummary<Row extends Times>({ createdAt, updatedAt, ...row }: Row) {
  return { ...row, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() }
}
