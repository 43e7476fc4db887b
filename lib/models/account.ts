import type { Price } from "./catalog"
import { estimateTokens, promptText } from "./estimate-tokens"
import type { Attempt } from "./models"
import type { UpstreamAttempt } from "./upstream-attempt"

type End = Pick<Attempt, "outcome" | "reason"> & { totalMs: number }
type Tokens = Pick<Attempt, "inputTokens" | "outputTokens" | "estimated"> & { cachedTokens: number }

/** The row of an attempt that ended (I10): what the provider says was used, or what a tokenizer makes of it. */
export async function account(attempt: UpstreamAttempt, end: End): Promise<Attempt> {
  const { candidate, exchange, firstTokenMs, startedAt } = attempt
  const { cachedTokens, ...tokens } = reported(attempt) ?? (await estimated(attempt))
  return {
    provider: candidate.provider,
    model: attempt.model,
    startedAt,
    headersMs: exchange.headersMs,
    firstTokenMs,
    ...tokens,
    costUsd: candidate.price && costUsd(candidate.price, { ...tokens, cachedTokens }),
    ...end,
  }
}

/** US dollars. */
export function costUsd(
  price: Price,
  { inputTokens, outputTokens, cachedTokens }: Omit<Tokens, "estimated">,
): number {
  const { inputPerMTok, outputPerMTok, cachedInputPerMTok = inputPerMTok } = price
  const input = (inputTokens - cachedTokens) * inputPerMTok + cachedTokens * cachedInputPerMTok
  return (input + outputTokens * outputPerMTok) / 1_000_000
}

/** A provider that counts nothing for an answer that is there has not counted. */
function reported({ usage, output }: UpstreamAttempt): Tokens | null {
  const inputTokens = usage?.inputTokens.total
  const outputTokens = usage?.outputTokens.total
  if (!usage || inputTokens === undefined || outputTokens === undefined) return null
  if (outputTokens === 0 && output !== "") return null
  return { inputTokens, outputTokens, cachedTokens: usage.inputTokens.cacheRead ?? 0, estimated: false }
}

/** An upstream that never answered a request has not read it either: it costs nothing. */
async function estimated({ exchange, call, output }: UpstreamAttempt): Promise<Tokens> {
  const { headersMs, failure } = exchange
  const wasRead = headersMs !== null && failure?.kind !== "status" && failure?.kind !== "redirect"
  const inputTokens = wasRead ? await estimateTokens(promptText(call)) : 0
  return { inputTokens, outputTokens: await estimateTokens(output), cachedTokens: 0, estimated: true }
}
