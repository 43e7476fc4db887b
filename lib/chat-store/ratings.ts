import { and, eq, isNotNull } from "drizzle-orm"
import { AppError } from "../errors"
import type { ChatId, MessageId, UserId } from "../protocol/ids"
import type { Rating, Ratings } from "../protocol/rating"
import { findChat } from "./chats"
import type { Database } from "./database"
import { messages } from "./schema"

export async function findRatings(db: Database, chatId: ChatId): Promise<Ratings> {
  const rows = await db
    .select({ id: messages.id, rating: messages.rating })
    .from(messages)
    .where(and(eq(messages.chatId, chatId), isNotNull(messages.rating)))
  const ratings: Ratings = {}
  for (const { id, rating } of rows) if (rating !== null) ratings[id] = rating
  return ratings
}

/**
 * Puts a thumb on an answer of the user's own chat, or takes it away; taking away what is not there is no mistake. Throws
 * `not_found` for a foreign chat, and for what is no answer of this one.
 */
export async function rateAnswer(
  db: Database,
  rated: { chatId: ChatId; userId: UserId; messageId: MessageId; rating: Rating | null },
): Promise<void> {
  const { chatId, userId, messageId, rating } = rated
  await findChat(db, chatId, userId)
  const answer = and(eq(messages.id, messageId), eq(messages.chatId, chatId), eq(messages.role, "assistant"))
  const changed = await db.update(messages).set({ rating }).where(answer).returning({ id: messages.id })
  if (changed.length === 0 && rating !== null) throw new AppError("not_found")
}
