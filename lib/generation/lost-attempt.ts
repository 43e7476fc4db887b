import type { GenerationRow } from "../chat-store/generations"
import type { Attempt, Models } from "../models/models"
import type { ChatMessage, MessageMetadata, MessagePart } from "../protocol/message"

type Lost = { before: readonly ChatMessage[]; parts: readonly MessagePart[]; metadata: MessageMetadata }

/** The row of the upstream call that a dead server was making (I10): what the log knows of it, its tokens estimated. */
export async function lostAttempt(
  models: Models,
  row: GenerationRow,
  { before, parts, metadata }: Lost,
): Promise<Attempt> {
  const question = before.map(({ parts }) => textOf(parts)).join("\n")
  return {
    provider: metadata.model?.provider ?? "unknown",
    model: metadata.model?.id ?? row.model ?? "unknown",
    startedAt: row.startedAt,
    headersMs: null,
    firstTokenMs: null,
    totalMs: Date.now() - row.startedAt.getTime(),
    inputTokens: await models.estimateTokens(question),
    outputTokens: await models.estimateTokens(textOf(parts)),
    estimated: true,
    costUsd: null,
    outcome: "aborted",
    reason: "the server was lost",
  }
}

function textOf(parts: readonly MessagePart[]): string {
  return parts.map((part) => ("text" in part ? part.text : "")).join("")
}
