import { randomBytes } from "node:crypto"
import { and, eq, sql } from "drizzle-orm"
import { AppError } from "../errors"
import type { ChatId, UserId } from "../protocol/ids"
import type { ChatMessage } from "../protocol/message"
import type { Share, SharedChat, SharedMessage } from "../protocol/share"
import { findChat } from "./chats"
import type { Database } from "./database"
import { loadBranch } from "./messages"
import { chats, shares } from "./schema"

/** The link of the user's own chat, null without one. Throws `not_found` for a foreign chat. */
export async function findShare(db: Database, chatId: ChatId, userId: UserId): Promise<Share> {
  const [row] = await db
    .select({ token: shares.token, sharedAt: shares.sharedAt })
    .from(chats)
    .leftJoin(shares, eq(shares.chatId, chats.id))
    .where(and(eq(chats.id, chatId), eq(chats.userId, userId)))
  if (!row) throw new AppError("not_found")
  const { token, sharedAt } = row
  return token !== null && sharedAt !== null ? { token, sharedAt: sharedAt.toISOString() } : null
}

/** Copies the branch on screen behind the chat's link; a link that is there already shows the new copy. Throws `not_found`. */
export async function shareChat(db: Database, chatId: ChatId, userId: UserId): Promise<Share> {
  const { title, activeLeafId } = await findChat(db, chatId, userId)
  const branch = await loadBranch(db, chatId, activeLeafId)
  const messages = JSON.stringify(branch.map(shared).filter(({ parts }) => parts.length > 0))
  const token = randomBytes(24).toString("base64url")
  await db
    .insert(shares)
    .values({ token, chatId, title, messages })
    .onConflictDoUpdate({ target: shares.chatId, set: { title, messages, sharedAt: sql`now()` } })
  return findShare(db, chatId, userId)
}

/** Makes the link a dead one, for ever. Throws `not_found` for a foreign chat. */
export async function revokeShare(db: Database, chatId: ChatId, userId: UserId): Promise<void> {
  await findChat(db, chatId, userId)
  const own = sql`${shares.chatId} in (select id from ${chats} where id = ${chatId} and user_id = ${userId})`
  await db.delete(shares).where(own)
}

/** What a link shows, null for a dead one. Whoever has the token may read. */
export async function openShare(db: Database, token: string): Promise<SharedChat | null> {
  const [row] = await db.select().from(shares).where(eq(shares.token, token))
  if (!row) return null
  return { title: row.title, messages: JSON.parse(row.messages), sharedAt: row.sharedAt.toISOString() }
}

/** Words, sources and the names of files: reasoning, tool calls and what is in files may not be meant for others. */
function shared({ role, parts, metadata }: ChatMessage): SharedMessage {
  const kept = parts.flatMap((part): SharedMessage["parts"] => {
    if (part.type === "text") return part.text.trim() === "" ? [] : [{ type: "text", text: part.text }]
    if (part.type === "file")
      return [{ type: "file", mediaType: part.mediaType, filename: part.filename ?? "", url: "" }]
    if (part.type !== "source-url") return []
    const { type, sourceId, url, title } = part
    return [{ type, sourceId, url, ...(title === undefined ? {} : { title }) }]
  })
  const model = metadata?.model?.name
  return { role: role === "user" ? "user" : "assistant", parts: kept, ...(model ? { model } : {}) }
}
