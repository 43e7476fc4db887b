import { setTimeout as sleep } from "node:timers/promises"
import type { LiveHint } from "../bus/bus"
import { findGeneration, type GenerationRow, latestGeneration, requestStop } from "../chat-store/generations"
import { findMessage } from "../chat-store/messages"
import { AppError } from "../errors"
import type { ChatId, UserId } from "../protocol/ids"
import type { StopReceipt } from "../protocol/message"
import type { Outcome } from "../protocol/outcome"
import type { GenerationDeps } from "./deps"
import type { RunningGeneration } from "./running"

const remoteWaitMs = 20_000
/** How often to look whether it has ended, where the bus tells and where it does not. */
const lookMs = { listening: 1_000, deaf: 50 }

/**
 * Stops the chat's running answer and tells what that did (I6). Idempotent: where nothing runs, it is the receipt of the last
 * answer; `not_found` where there never was one. Does not wait for the reader of the stream.
 */
export async function stopGeneration(
  deps: GenerationDeps,
  { chatId, userId }: { chatId: ChatId; userId: UserId },
): Promise<StopReceipt> {
  const here = runningHere(deps, { chatId, userId })
  if (here) await stopHere(deps, here)
  const row = await latestGeneration(deps.db, chatId, userId)
  if (!row) throw new AppError("not_found")
  if (row.endedAt !== null) return receipt(deps, row)
  await requestStop(deps.db, row.id)
  const begunSince = deps.running.get(row.id)
  if (begunSince) await stopHere(deps, begunSince)
  else await stopElsewhere(deps, row)
  return receipt(deps, (await findGeneration(deps.db, row.id)) ?? row)
}

/** Its upstream is closed at once. The store is told meanwhile, for whoever has to end it if this process dies now. */
async function stopHere({ db }: GenerationDeps, running: RunningGeneration): Promise<void> {
  running.end("stopped")
  await Promise.all([requestStop(db, running.identity.id), running.done])
}

function runningHere(
  { running }: GenerationDeps,
  { chatId, userId }: { chatId: ChatId; userId: UserId },
): RunningGeneration | undefined {
  // The newest: one that has ended may still be closing its log.
  return [...running.values()].findLast(
    ({ identity }) => identity.chatId === chatId && identity.userId === userId,
  )
}

/** The owner is another instance, which hears of it; or it is dead and the reaper ends the generation. */
async function stopElsewhere({ bus, db }: GenerationDeps, row: GenerationRow): Promise<void> {
  bus.send({ about: "stop", ids: [row.id] })
  const until = Date.now() + remoteWaitMs
  while (Date.now() < until) {
    const told = new AbortController()
    const unsubscribe = bus.onSignal((signal) => {
      if (signal.about === "live" && isEndOf(row, signal.event)) told.abort()
    })
    try {
      const now = await findGeneration(db, row.id)
      if (!now || now.endedAt !== null) return
      await sleep(bus.isListening ? lookMs.listening : lookMs.deaf, null, { signal: told.signal })
    } catch (error) {
      if (!told.signal.aborted) throw error
    } finally {
      unsubscribe()
    }
  }
}

function isEndOf({ id }: GenerationRow, event: LiveHint): boolean {
  return event.type === "generation-ended" && event.generationId === id
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
