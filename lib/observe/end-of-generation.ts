import type { Attempt } from "../models/models"
import type { ChatId, GenerationId, MessageId } from "../protocol/ids"
import type { MessageMetadata } from "../protocol/message"
import type { Outcome } from "../protocol/outcome"
import { log } from "./log"
import type { Metrics } from "./metrics"
import { tokensPerSecond } from "./token-rate"

/** A generation that is over and saved. */
export type EndedGeneration = {
  id: GenerationId
  chatId: ChatId
  messageId: MessageId
  outcome: Outcome
  metadata: MessageMetadata
  attempts: readonly Attempt[]
  upstreamClosedMs: number | null
  /** What this process noted of it; null when another one was making it. */
  seen: { requestId: string | null; viewers: number; resumes: number } | null
}

/** One line in the log, with everything but content, and the metrics of the whole answer. */
export function reportEnd(metrics: Metrics, end: EndedGeneration): void {
  const { outcome, metadata, attempts } = end
  metrics.generations.inc({ outcome: outcome.status, code: codeOf(outcome) })
  countAttempts(metrics, attempts)
  const { timing, model } = metadata
  if (timing) metrics.answerSeconds.observe(timing.totalMs / 1_000)
  if (timing?.firstTokenMs !== undefined)
    metrics.firstToken.observe({ provider: model?.provider ?? "" }, timing.firstTokenMs / 1_000)
  const [from, speaker] = [attempts[0], attempts.at(-1)]
  const rate = speaker ? tokensPerSecond(speaker) : null
  if (speaker && rate !== null) metrics.tokensPerSecond.observe({ provider: speaker.provider }, rate)
  if (model?.failedOver && from) metrics.failovers.inc({ from: from.provider, to: model.provider })
  if (outcome.status === "stopped" && end.upstreamClosedMs !== null)
    metrics.stopSeconds.observe(end.upstreamClosedMs / 1_000)
  log.info(lineOf(end), "answer ended")
}

export function countAttempts(metrics: Metrics, attempts: readonly Attempt[]): void {
  for (const { provider, outcome, inputTokens, outputTokens, costUsd } of attempts) {
    metrics.attempts.inc({ provider, result: outcome })
    metrics.tokens.inc({ provider, direction: "input" }, inputTokens)
    metrics.tokens.inc({ provider, direction: "output" }, outputTokens)
    if (costUsd !== null) metrics.cost.inc({ provider }, costUsd)
  }
}

function lineOf({ outcome, metadata, attempts, seen, ...end }: EndedGeneration) {
  const { model, timing } = metadata
  return {
    generationId: end.id,
    chatId: end.chatId,
    messageId: end.messageId,
    requestId: seen?.requestId ?? undefined,
    model: model?.id,
    provider: model?.provider,
    outcome: outcome.status,
    code: codeOf(outcome) || undefined,
    attempts: attempts.length,
    failovers: model?.failedOver ? 1 : 0,
    ...totalOf(attempts),
    headersMs: whole(attempts.at(-1)?.headersMs),
    firstTokenMs: timing?.firstTokenMs,
    totalMs: timing?.totalMs,
    stopMs: outcome.status === "stopped" ? whole(end.upstreamClosedMs) : undefined,
    viewers: seen?.viewers,
    resumes: seen?.resumes,
  }
}

function codeOf(outcome: Outcome): string {
  if (outcome.status === "failed") return outcome.code
  return outcome.status === "interrupted" ? outcome.reason : ""
}

function totalOf(attempts: readonly Attempt[]) {
  const sum = { inputTokens: 0, outputTokens: 0, estimated: false, costUsd: undefined as number | undefined }
  for (const attempt of attempts) {
    sum.inputTokens += attempt.inputTokens
    sum.outputTokens += attempt.outputTokens
    sum.estimated ||= attempt.estimated
    if (attempt.costUsd !== null) sum.costUsd = (sum.costUsd ?? 0) + attempt.costUsd
  }
  return sum
}

function whole(ms: number | null | undefined): number | undefined {
  return typeof ms === "number" ? Math.round(ms) : undefined
}
