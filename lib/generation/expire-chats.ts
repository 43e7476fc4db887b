import { deleteChat } from "../chat-store/chats"
import { expiredChats } from "../chat-store/temporary"
import { AppError } from "../errors"
import type { GenerationDeps } from "./deps"
import { endChat } from "./end-chat"

/** Deletes the temporary chats whose time is over, with all that belongs to them. */
export async function expireChats(deps: GenerationDeps): Promise<void> {
  for (const { chatId, userId } of await expiredChats(deps.db)) {
    await endChat(deps, chatId, userId)
    await deleteChat(deps.db, chatId, userId).catch(unlessGone)
    deps.live.publish(userId, { type: "chat-deleted", chatId })
  }
}

/** Another instance, or its reader, was faster. */
function unlessGone(error: unknown): void {
  if (!(error instanceof AppError && error.code === "not_found")) throw error
}
