import { eq } from "drizzle-orm"
import { deleteChat } from "../chat-store/chats"
import { chats } from "../chat-store/schema"
import { AppError } from "../errors"
import type { UserId } from "../protocol/ids"
import type { GenerationDeps } from "./deps"
import { endChat } from "./end-chat"

/**
 * Deletes some of a user's chats, `limit` at most, each as if it were deleted alone; running answers are stopped. `left` says
 * whether there are more: whoever wants all of them gone asks again.
 */
export async function deleteSomeChats(
  deps: GenerationDeps,
  { userId, limit }: { userId: UserId; limit: number },
): Promise<{ deleted: number; left: boolean }> {
  const rows = await deps.db
    .select({ id: chats.id })
    .from(chats)
    .where(eq(chats.userId, userId))
    .limit(limit + 1)
  const some = rows.slice(0, limit)
  for (const { id } of some) {
    await endChat(deps, id, userId)
    await deleteChat(deps.db, id, userId).catch(unlessGone)
    deps.live.publish(userId, { type: "chat-deleted", chatId: id })
  }
  return { deleted: some.length, left: rows.length > limit }
}

function unlessGone(error: unknown): void {
  if (!(error instanceof AppError && error.code === "not_found")) throw error
}
