import type { LiveHint } from "../bus/bus"
import { findChat } from "../chat-store/chats"
import type { Database } from "../chat-store/database"
import { findGeneration } from "../chat-store/generations"
import type { UserId } from "../protocol/ids"
import type { LiveEvent } from "../protocol/live"
import type { Outcome } from "../protocol/outcome"

/** What of an event travels between instances; null for one that stays. */
export function hintOf(event: LiveEvent): LiveHint | null {
  const { type } = event
  if (type === "resync") return null
  if (type === "chat-changed") return { type, chatId: event.chatId }
  if (type === "generation-ended") return { type, chatId: event.chatId, generationId: event.generationId }
  return event
}

/** The event of a hint, with what the database knows by now; null when what it is about has gone meanwhile. */
export async function tellFrom(db: Database, userId: UserId, hint: LiveHint): Promise<LiveEvent | null> {
  if (hint.type === "chat-changed") {
    const { title, updatedAt, pinned } = await findChat(db, hint.chatId, userId)
    return { type: "chat-changed", chatId: hint.chatId, title, updatedAt, pinned }
  }
  if (hint.type === "generation-ended") {
    const row = await findGeneration(db, hint.generationId)
    return row?.outcome ? { ...hint, outcome: JSON.parse(row.outcome) as Outcome } : null
  }
  return hint
}
