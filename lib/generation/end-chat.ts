import { keptLogs, latestGeneration } from "../chat-store/generations"
import type { ChatId, UserId } from "../protocol/ids"
import type { GenerationDeps } from "./deps"
import { stopGeneration } from "./stop"

/** Stops whatever runs in a chat and removes its logs, before the chat goes: rows go with it, logs do not. */
export async function endChat(deps: GenerationDeps, chatId: ChatId, userId: UserId): Promise<void> {
  const latest = await latestGeneration(deps.db, chatId, userId)
  if (latest && latest.endedAt === null) await stopGeneration(deps, { chatId, userId })
  await deps.log.remove(await keptLogs(deps.db, { userId, chatId }))
}
