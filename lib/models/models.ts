import type { LanguageModelV4 } from "@ai-sdk/provider"
import type { ModelInfo } from "../protocol/chat"
import type { AnsweredBy } from "../protocol/message"
import type { Outcome } from "../protocol/outcome"

/** One upstream call, finished or not (I10). Times in milliseconds from the start of the attempt. */
export type Attempt = {
  provider: string
  model: string
  startedAt: Date
  headersMs: number | null
  firstTokenMs: number | null
  totalMs: number
  inputTokens: number
  outputTokens: number
  /** True where the provider reported no usage and a tokenizer counted. */
  estimated: boolean
  costUsd: number | null
  outcome: "complete" | "failed" | "aborted"
  /** Scrubbed of keys and bodies; null when it completed. */
  reason: string | null
}

/** How the upstream ended when it did not end well; thrown by a session's model and kept on the session. */
export class ModelFault extends Error {
  override readonly name = "ModelFault"
  readonly outcome: Outcome

  constructor(outcome: Outcome, options: { message?: string; cause?: unknown } = {}) {
    super(options.message ?? outcome.status, { cause: options.cause })
    this.outcome = outcome
  }
}

/** The models of this installation. */
export interface Models {
  list(): ModelInfo[]
  /** What answers by default and why, for the start-up lines: "gpt-5.4 from OpenAI (OPENAI_API_KEY is set)". */
  readonly reason: string
  /** What this process knows of each place where a model can be asked. */
  candidates(): CandidateHealth[]
  /** Opens one generation's use of a model; an unknown or missing id means the default. */
  open(modelId: string | null, hooks?: SessionHooks): ModelSession
  /** About how many tokens a text is, for what no provider will report any more. */
  estimateTokens(text: string): Promise<number>
}

/** Circuit breaker of a candidate in this process; `model` is null where the server's first one answers. */
export type CandidateHealth = {
  provider: string
  model: string | null
  state: "closed" | "half-open" | "open"
}

/** An upstream call began or ended; `number` counts from 1 within the session. */
export type AttemptEvent =
  | { type: "started"; number: number; provider: string; model: string }
  | { type: "ended"; number: number; attempt: Attempt }

export type SessionHooks = {
  onAttempt?: (event: AttemptEvent) => void
  /** No content for a while, before the first (`waiting`) or between (`silence`). */
  onNotice?: (notice: { kind: "waiting"; model: string } | { kind: "silence"; silentMs: number }) => void
}

/**
 * One generation's use of a model. Its `model` tries the candidates in order and fails over only before the first visible
 * content (I7), so that `streamText` stays unaware. It never retries by itself after that.
 */
export interface ModelSession {
  readonly model: LanguageModelV4
  readonly info: ModelInfo
  /** The candidate that is speaking, or spoke last. */
  answeredBy(): AnsweredBy
  /** Set when the upstream ended badly; decides the outcome, whatever the SDK made of it. */
  readonly fault: ModelFault | null
  /** Attempts that ended, in order. Complete after `close` has resolved. */
  readonly attempts: readonly Attempt[]
  /** Quirks worth telling in the details, such as "2 malformed events were skipped". */
  readonly notes: readonly string[]
  /**
   * Closes every upstream socket still open. Resolves, when all rows are written, with the milliseconds that the slowest of
   * those we closed took (by an abort before, too); null when none was open.
   */
  close(): Promise<number | null>
}
