import { findAttempts } from "../chat-store/attempts"
import { findGeneration } from "../chat-store/generations"
import { findMessage } from "../chat-store/messages"
import { findTimeline } from "../chat-store/timelines"
import { AppError } from "../errors"
import type { GenerationId } from "../protocol/ids"
import type { Inspection } from "../protocol/inspection"
import type { Outcome } from "../protocol/outcome"
import type { Server } from "../server"
import { pause } from "./status"

type InspectDeps = Pick<Server, "db" | "observer">

/** How often one who looks at a running generation is told, in milliseconds. */
const everyMs = 500

/** All that is known of one generation but its content, of whichever user. Throws `not_found`. */
export async function inspect({ db, observer }: InspectDeps, id: GenerationId): Promise<Inspection> {
  const row = await findGeneration(db, id)
  if (!row) throw new AppError("not_found")
  const live = observer.timelineOf(id)
  const stored = await findMessage(db, row.chatId, row.messageId)
  const metadata = stored?.message.metadata
  // The message may have been continued since: then its numbers are another generation's.
  const isCurrent = metadata?.generationId === id
  return {
    generationId: id,
    chatId: row.chatId,
    model: row.model,
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    running: row.endedAt !== null ? null : live ? "here" : "elsewhere",
    outcome: row.outcome === null ? null : (JSON.parse(row.outcome) as Outcome),
    upstreamClosedMs: row.upstreamClosedMs,
    usage: (isCurrent && metadata.usage) || null,
    timing: (isCurrent && metadata.timing) || null,
    attempts: (await findAttempts(db, id)).map(({ generationId: _, startedAt, ...attempt }) => ({
      ...attempt,
      startedAt: startedAt.toISOString(),
    })),
    timeline: live?.timeline ?? (await findTimeline(db, id)),
  }
}

/** The inspection as SSE data: at once, and after every change until the generation is over. */
export async function* inspectionEvents(
  deps: InspectDeps,
  id: GenerationId,
  signal: AbortSignal,
): AsyncGenerator<{ data: string }> {
  let told = ""
  while (!signal.aborted) {
    const inspection = await inspect(deps, id)
    const data = JSON.stringify(inspection)
    if (data !== told) yield { data }
    told = data
    if (inspection.endedAt !== null) return
    await pause(everyMs, signal)
  }
}
