import { findGeneration, type GenerationRow, latestGeneration, requestStop } from "../chat-store/generations"
import { findMessage } from "../chat-store/messages"
import { AppError } from "../errors"
import type { ChatId, UserId } from "../protocol/ids"
import type { StopReceipt } from "../protocol/message"
import type { Outcome } from "../protocol/outcome"
import type { GenerationDeps } from "./deps"

const remoteWaitMs = 20_000
const remotePollMs = 50

/**
 * Stops the chat's running answer and tells what that did (I6). Idempotent: where nothing runs, it is the receipt of the last
 * answer; `not_found` where there never was one. Does not wait for the reader of the stream.
 */
export async function stopGeneration(
  deps: GenerationDeps,
  { chatId, userId }: { chatId: ChatId; userId: UserId },
): Promise<StopReceipt> {
  const row = await latestGeneration(deps.db, chatId, userId)
  if (!row) throw new AppError("not_found")
  if (row.endedAt !== null) return receipt(deps, row)
  await requestStop(deps.db, row.id)
  const running = deps.running.get(row.id)
  running?.end("stopped")
  await (running ? running.done : endedElsewhere(deps, row))
  return receipt(deps, (await findGeneration(deps.db, row.id)) ?? row)
}

/** The owner is another instance, which sees the request; or it is dead and the reaper ends the generation. */
async function endedElsewhere(deps: GenerationDeps, row: GenerationRow): Promise<void> {
  const until = Date.now() + remoteWaitMs
  while (Date.now() < until) {
    const now = await findGeneration(deps.db, row.id)
    if (!now || now.endedAt !== null) return
    await new Promise((resolve) => setTimeout(resolve, remotePollMs))
  }
}

async function receipt(deps: GenerationDeps, row: GenerationRow): Promise<StopReceipt> {
  const found = await findMessage(deps.db, row.chatId, row.messageId)
  return {
    generationId: row.id,
    outcome: row.outcome === null ? null : (JSON.parse(row.outcome) as Outcome),
    upstreamClosedMs: row.upstreamClosedMs,
    usage: found?.message.metadata?.usage ?? null,
  }
}
