import type { ModelSession } from "../models/models"
import type { ChatMessage, MessageMetadata, Timing, Usage } from "../protocol/message"
import type { Outcome } from "../protocol/outcome"
import type { Answer } from "./answer"
import type { RunningGeneration } from "./running"

type Ended = { answer: Answer; session: ModelSession; stored: ChatMessage; outcome: Outcome }

/** What stays true of a message when it is continued; how its earlier run ended says nothing about the next. */
export function lastingMetadata({ metadata }: ChatMessage): MessageMetadata {
  const { createdAt, parentId, seams, reasoningMs } = metadata ?? {}
  return { createdAt, parentId, ...(seams ? { seams } : {}), ...(reasoningMs ? { reasoningMs } : {}) }
}

/** What is known of an answer when it is over. */
export function endMetadata(
  self: RunningGeneration,
  ended: Ended,
  upstreamClosedMs: number | null,
): MessageMetadata {
  const { answer, session, stored, outcome } = ended
  const notes = session.notes.length > 0 ? { notes: [...session.notes] } : {}
  const seams = [...(stored.metadata?.seams ?? []), ...answer.seams]
  const { reasoningMs } = answer
  return {
    ...lastingMetadata(stored),
    generationId: self.identity.id,
    outcome,
    model: session.answeredBy(),
    usage: totalUsage(session, stored.metadata?.usage),
    timing: timingOf(self, ended),
    attempts: session.attempts.length || (stored.metadata?.attempts ?? 0),
    ...(outcome.status === "stopped" ? { upstreamClosedMs } : {}),
    ...notes,
    ...(seams.length > 0 ? { seams } : {}),
    ...(reasoningMs ? { reasoningMs } : {}),
  }
}

/** Where no model was asked (a tool's approval was put on record), what is known of the answer stands. */
function timingOf({ startedAt }: RunningGeneration, { answer, session, stored }: Ended): Timing {
  if (session.attempts.length === 0 && stored.metadata?.timing) return stored.metadata.timing
  const before = stored.metadata?.timing
  const [now, firstVisibleAt] = [Date.now(), answer.firstVisibleAt]
  const firstTokenMs =
    before?.firstTokenMs ?? (firstVisibleAt === null ? undefined : firstVisibleAt - startedAt)
  return {
    ...(firstTokenMs === undefined ? {} : { firstTokenMs }),
    totalMs: (before?.totalMs ?? 0) + now - startedAt,
    writingMs: (before?.writingMs ?? 0) + (firstVisibleAt === null ? 0 : now - firstVisibleAt),
  }
}

/** What the message cost in all: its continuations are added to what it had cost before. */
function totalUsage(session: ModelSession, before: Usage | undefined): Usage {
  const sum: Usage = before ? { ...before } : { inputTokens: 0, outputTokens: 0, estimated: false }
  for (const attempt of session.attempts) {
    sum.inputTokens += attempt.inputTokens
    sum.outputTokens += attempt.outputTokens
    sum.estimated ||= attempt.estimated
    if (attempt.costUsd !== null) sum.costUsd = (sum.costUsd ?? 0) + attempt.costUsd
  }
  return sum
}
