import { keptLogs, runningChats } from "../chat-store/generations"
import type { UserId } from "../protocol/ids"
import type { GenerationDeps } from "./deps"
import { stopGeneration } from "./stop"

/** Stops whatever runs for a user and removes the logs, before the account goes: rows go with it, logs do not. */
export async function endUser(deps: GenerationDeps, userId: UserId): Promise<void> {
  const chatIds = await runningChats(deps.db, userId)
  await Promise.all(chatIds.map((chatId) => stopGeneration(deps, { chatId, userId })))
  await deps.log.remove(await keptLogs(deps.db, { userId }))
}
