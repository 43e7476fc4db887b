import { findChat } from "../chat-store/chats"
import { latestGeneration } from "../chat-store/generations"
import { AppError } from "../errors"
import { type Cursor, parseCursor } from "../protocol/cursor"
import type { ChatId, UserId } from "../protocol/ids"
import type { GenerationDeps } from "./deps"

/**
 * Where a viewer goes on reading: its cursor in the chat's latest generation, or that one's beginning while it runs. Null when
 * there is nothing (more) to read. Throws `not_found`, and `cursor_gone` for a cursor of an earlier generation.
 */
export async function resumePoint(
  deps: Pick<GenerationDeps, "db">,
  { chatId, userId, cursor }: { chatId: ChatId; userId: UserId; cursor: string | null },
): Promise<Cursor | null> {
  await findChat(deps.db, chatId, userId)
  const latest = await latestGeneration(deps.db, chatId, userId)
  const at = cursor === null || cursor === "" ? null : parseCursor(cursor)
  if (!at && cursor) throw new AppError("cursor_gone")
  if (at && at.generationId !== latest?.id) throw new AppError("cursor_gone")
  if (!latest || latest.log === "removed") return null
  if (latest.endedAt !== null && !at) return null
  return at ?? { generationId: latest.id, seq: 0 }
}
