import { type Ending, saveEnding } from "../chat-store/ending"
import { markLog } from "../chat-store/generations"
import { leaseSeconds } from "../chat-store/lease"
import type { ModelSession } from "../models/models"
import { log } from "../observe/log"
import type { ChatMessage, Chunk, MessageMetadata } from "../protocol/message"
import type { Outcome } from "../protocol/outcome"
import { isRefusal, type LogWriter } from "../stream-log/stream-log"
import type { Answer } from "./answer"
import type { GenerationDeps } from "./deps"
import { endMetadata } from "./metadata"
import { publishEnd } from "./publish-end"
import type { RunningGeneration } from "./running"
import { terminalChunk, terminalChunks } from "./terminal"

type Finished = {
  answer: Answer
  session: ModelSession
  writer: LogWriter
  stored: ChatMessage
  outcome: Outcome
  /** What nobody classified; it goes to the log. */
  unexpected: unknown
}

/** Closes the upstream, saves everything, then closes the log, in that order (I4). Never rejects. */
export async function finish(
  deps: GenerationDeps,
  self: RunningGeneration,
  finished: Finished,
): Promise<void> {
  const { answer, session, writer, outcome } = finished
  const upstreamClosedMs = await session.close()
  if (finished.unexpected)
    log.error({ generationId: self.identity.id, err: finished.unexpected }, "generation failed")
  answer.seal()
  const metadata = endMetadata(self, finished, upstreamClosedMs)
  const { record } = self
  if (upstreamClosedMs !== null) record.note({ type: "upstream-closed", ms: upstreamClosedMs })
  const ending: Ending = {
    ...self.identity,
    outcome,
    parts: answer.draft.parts,
    metadata,
    attempts: session.attempts,
    upstreamClosedMs,
    timeline: record.end(outcome),
  }
  try {
    await record.span.finishing(() => save(deps, self, writer, ending))
  } catch (error) {
    if (isRefusal(error, "LogFenced")) return
    await finishUnsaved(deps, self, ending, error)
  }
}

async function save(deps: GenerationDeps, self: RunningGeneration, writer: LogWriter, ending: Ending) {
  await writer.flush()
  if (!(await saveEnding(deps.db, ending))) return
  deps.observer.ended({ ...ending, seen: self.record })
  await closeLog(deps, self, writer, ending.metadata)
}

async function closeLog(
  deps: GenerationDeps,
  self: RunningGeneration,
  writer: LogWriter,
  metadata: MessageMetadata,
) {
  const { id } = self.identity
  const chunks = terminalChunks(metadata)
  for (const chunk of chunks.slice(0, -1)) writer.append(chunk)
  await writer.close(chunks.at(-1) as Chunk)
  deps.closedLogs.add(id)
  publishEnd(deps, self.identity, metadata.outcome as Outcome)
}

/**
 * The store was down: viewers are told that nothing more was saved, and the ending is tried again while the lease lasts. After
 * that the reaper of whichever instance reaches the store ends it from the log.
 */
async function finishUnsaved(deps: GenerationDeps, self: RunningGeneration, ending: Ending, error: unknown) {
  log.error({ generationId: self.identity.id, err: error }, "the store did not take the end of an answer")
  const outcome: Outcome = { status: "failed", code: "storage" }
  const metadata = { ...ending.metadata, outcome }
  self.loseStore(terminalChunk(metadata))
  for (let second = 0; second < leaseSeconds; second++) {
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    try {
      if (await saveEnding(deps.db, { ...ending, outcome, metadata })) {
        deps.observer.ended({ ...ending, outcome, metadata, seen: self.record })
        await giveUpLog(deps, self, outcome)
      }
      return
    } catch {
      /* still down: tried again, and the reaper comes after us */
    }
  }
}

/** The message holds more than the log does: whoever comes back to that one reads the message instead. */
async function giveUpLog(deps: GenerationDeps, self: RunningGeneration, outcome: Outcome) {
  const { id } = self.identity
  await markLog(deps.db, [id], "removed")
  publishEnd(deps, self.identity, outcome)
  await deps.log.remove([id])
}
