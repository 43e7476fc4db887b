import { latestGeneration } from "../chat-store/generations"
import type { ChatId, UserId } from "../protocol/ids"
import type { GenerationDeps } from "./deps"
import { stopGeneration } from "./stop"

/** Stops whatever runs in a chat, before the chat goes. */
export async function endChat(deps: GenerationDeps, chatId: ChatId, userId: UserId): Promise<void> {
  const latest = await latestGeneration(deps.db, chatId, userId)
  if (latest && latest.endedAt === null) await stopGeneration(deps, { chatId, userId })
  if (latest) await deps.log.remove([latest.id])
}
