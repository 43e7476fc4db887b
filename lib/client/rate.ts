import type { MessageId } from "../protocol/ids"
import type { Rating, Ratings } from "../protocol/rating"
import { rateAnswer } from "./api"
import type { ChatSession } from "./chat-session"

/** Puts a thumb on an answer, shown at once; null takes it back. Throws `RequestFailed`, and what was there before is back then. */
export async function rate(session: ChatSession, messageId: MessageId, rating: Rating | null): Promise<void> {
  const before = session.state.get().ratings[messageId] ?? null
  const show = (shown: Rating | null) =>
    session.state.patch({ ratings: withRating(session.state.get().ratings, messageId, shown) })
  show(rating)
  try {
    await rateAnswer(session.id, messageId, rating)
  } catch (error) {
    show(before)
    throw error
  }
}

function withRating(ratings: Ratings, messageId: MessageId, rating: Rating | null): Ratings {
  const { [messageId]: _, ...others } = ratings
  return rating === null ? others : { ...others, [messageId]: rating }
}
