import { saveEnding } from "../chat-store/ending"
import { endedWithLog, type GenerationRow, markLog, takeLostLeases } from "../chat-store/generations"
import { findMessage } from "../chat-store/messages"
import { log } from "../observe/log"
import type { ChatMessage, Chunk, MessageMetadata, MessagePart } from "../protocol/message"
import type { Outcome } from "../protocol/outcome"
import { isRefusal, type LogWriter } from "../stream-log/stream-log"
import type { GenerationDeps } from "./deps"
import { MessageDraft } from "./draft"
import { loadConversation } from "./history"
import { lostAttempt } from "./lost-attempt"
import { takeLostLog } from "./lost-log"
import { publishEnd } from "./publish-end"
import { terminalChunks } from "./terminal"

/** A log whose generation ended this long ago has lost its owner between saving and closing. */
const unclosedAfterS = 5
/** How long a closed log is kept for viewers that come back, in seconds. */
const keepLogS = 600

/**
 * One round of what any instance does for all (I8): ends generations whose lease is lost from what their log holds, closes logs
 * whose owner died between saving and closing, removes logs that nobody needs any more.
 */
export async function reap(deps: GenerationDeps): Promise<void> {
  for (const row of await takeLostLeases(deps.db, deps.instanceId))
    await guarded(row, () => endLost(deps, row))
  for (const row of await endedWithLog(deps.db, { log: "open", endedBeforeS: unclosedAfterS })) {
    await guarded(row, () => closeLeftOpen(deps, row))
  }
  const old = (await endedWithLog(deps.db, { log: "closed", endedBeforeS: keepLogS })).map((row) => row.id)
  if (old.length === 0) return
  await deps.log.remove(old)
  await markLog(deps.db, old, "removed")
}

async function endLost(deps: GenerationDeps, row: GenerationRow) {
  const { writer, chunks } = await takeLostLog(deps, row)
  const draft = new MessageDraft()
  for (const chunk of chunks) draft.add(chunk)
  if (!chunks.some((chunk) => chunk.type === "start"))
    writer?.append({ type: "start", messageId: row.messageId })
  for (const chunk of draft.closing()) {
    draft.add(chunk)
    writer?.append(chunk)
  }
  const stored = await storedMessage(deps, row)
  const outcome: Outcome = row.stopRequestedAt
    ? { status: "stopped" }
    : { status: "interrupted", reason: "server-lost" }
  const metadata: MessageMetadata = {
    ...stored?.metadata,
    ...toldMetadata(chunks),
    generationId: row.id,
    outcome,
  }
  const parts = longer(draft, stored)
  const { before } = await loadConversation(deps.db, row.chatId, row.messageId)
  const attempts = [await lostAttempt(deps.models, row, { before, parts, metadata })]
  const ending = { ...row, outcome, parts, metadata, attempts, upstreamClosedMs: null, timeline: null }
  if (!(await saveEnding(deps.db, ending))) return
  deps.observer.ended({ ...ending, seen: null })
  if (writer) return close(deps, row, writer, metadata)
  await markLog(deps.db, [row.id], "removed")
  publishEnd(deps, row, outcome)
}

async function closeLeftOpen(deps: GenerationDeps, row: GenerationRow) {
  const stored = await storedMessage(deps, row)
  const outcome = JSON.parse(row.outcome ?? "null") as Outcome
  try {
    await close(deps, row, await deps.log.takeOver(row.id), { ...stored?.metadata, outcome })
  } catch (error) {
    if (!isRefusal(error, "LogClosed")) throw error
    await markLog(deps.db, [row.id], "closed")
  }
}

async function close(deps: GenerationDeps, row: GenerationRow, writer: LogWriter, metadata: MessageMetadata) {
  const chunks = terminalChunks(metadata)
  for (const chunk of chunks.slice(0, -1)) writer.append(chunk)
  await writer.close(chunks.at(-1) as Chunk)
  await markLog(deps.db, [row.id], "closed")
  publishEnd(deps, row, metadata.outcome as Outcome)
}

async function storedMessage(deps: GenerationDeps, row: GenerationRow): Promise<ChatMessage | null> {
  return (await findMessage(deps.db, row.chatId, row.messageId))?.message ?? null
}

/** A continuation that died before its log had told the old parts again must not lose them. */
function longer(draft: MessageDraft, stored: ChatMessage | null): MessagePart[] {
  const before = new MessageDraft()
  before.parts.push(...(stored?.parts ?? []))
  return before.length > draft.length ? before.parts : draft.parts
}

/** What the dead server had told its viewers about the message, the last word on each point. */
function toldMetadata(chunks: readonly Chunk[]): MessageMetadata {
  const told = chunks.map((chunk) => ("messageMetadata" in chunk ? chunk.messageMetadata : {}))
  return Object.assign({}, ...told)
}

async function guarded(row: GenerationRow, work: () => Promise<void>) {
  try {
    await work()
  } catch (error) {
    log.error({ generationId: row.id, err: error }, "the reaper could not end a generation; it tries again")
  }
}
