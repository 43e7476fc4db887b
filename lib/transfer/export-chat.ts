import { asc, eq } from "drizzle-orm"
import { findChat, listChats } from "../chat-store/chats"
import type { Database } from "../chat-store/database"
import { messages } from "../chat-store/schema"
import { AppError } from "../errors"
import { type ExportedChat, exportedChat } from "../protocol/exported"
import type { ChatId, UserId } from "../protocol/ids"

/** The user's own chat with all its branches. Throws `not_found`. */
export async function exportChat(db: Database, chatId: ChatId, userId: UserId): Promise<ExportedChat> {
  const chat = await findChat(db, chatId, userId)
  const rows = await db
    .select()
    .from(messages)
    .where(eq(messages.chatId, chatId))
    .orderBy(asc(messages.createdAt), asc(messages.id))
  const stored = rows.map(({ parts, metadata, createdAt, ...row }) => ({
    ...row,
    parts: JSON.parse(parts),
    metadata: JSON.parse(metadata),
    createdAt: createdAt.toISOString(),
  }))
  return exportedChat.parse({ ...chat, messages: stored })
}

/** All of the user's chats, newest first, one at a time. */
export async function* exportAll(db: Database, userId: UserId): AsyncGenerator<ExportedChat> {
  let before: string | undefined
  do {
    const page = await listChats(db, { userId, limit: 100, ...(before === undefined ? {} : { before }) })
    for (const { id } of page.chats) {
      const chat = await exportChat(db, id, userId).catch(unlessDeleted)
      if (chat) yield chat
    }
    before = page.next ?? undefined
  } while (before !== undefined)
}

function unlessDeleted(error: unknown): null {
  if (error instanceof AppError && error.code === "not_found") return null
  throw error
}
