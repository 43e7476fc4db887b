import type { ChatId, GenerationId } from "./ids"
import type { Timing, Usage } from "./message"
import type { Outcome } from "./outcome"
import type { Timeline } from "./timeline"

/** One upstream call. Times in milliseconds from its own start. */
export type Attempted = {
  number: number
  provider: string
  model: string
  /** ISO 8601 in UTC. */
  startedAt: string
  headersMs: number | null
  firstTokenMs: number | null
  totalMs: number
  inputTokens: number
  outputTokens: number
  estimated: boolean
  costUsd: number | null
  outcome: "complete" | "failed" | "aborted"
  reason: string | null
}

/** `GET /api/operator/inspector/[generation]`: all that is known of one generation but its content. Times are ISO 8601 in UTC. */
export type Inspection = {
  generationId: GenerationId
  chatId: ChatId
  model: string | null
  startedAt: string
  endedAt: string | null
  /** Where it is being made; null when it is over. */
  running: "here" | "elsewhere" | null
  outcome: Outcome | null
  upstreamClosedMs: number | null
  usage: Usage | null
  timing: Timing | null
  attempts: Attempted[]
  /** Null while it runs on another instance, and when it has expired. */
  timeline: Timeline | null
}
