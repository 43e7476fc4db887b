import { and, eq, gt, isNull, lte, or, sql } from "drizzle-orm"
import type { ChatId, UserId } from "../protocol/ids"
import type { Database } from "./database"
import { chats } from "./schema"

/** How long after its last message a temporary chat goes. */
const hours = 24

export const inADay = sql`now() + make_interval(hours => ${hours})`

/** A temporary chat that goes on lives as much longer; any other stays as it is. */
export const expiryPutOff = sql`case when ${chats.expiresAt} is null then null else ${inADay} end`

/** What is over is not there any more, though its rows may be for an hour. */
export const isAlive = or(isNull(chats.expiresAt), gt(chats.expiresAt, sql`now()`))

/** The chats whose time is over. */
export async function expiredChats(db: Database): Promise<{ chatId: ChatId; userId: UserId }[]> {
  return db
    .select({ chatId: chats.id, userId: chats.userId })
    .from(chats)
    .where(lte(chats.expiresAt, sql`now()`))
    .limit(1_000)
}

/** Makes a temporary chat one that stays; nothing for a chat that stays already. */
export async function keepChat(db: Database, chatId: ChatId, userId: UserId): Promise<void> {
  await db
    .update(chats)
    .set({ expiresAt: null })
    .where(and(eq(chats.id, chatId), eq(chats.userId, userId), isAlive))
}
