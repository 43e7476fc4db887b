import { isRecord, numberOf } from "./json"

/** The token counts of a chat chunk, and nothing else of it; null when it has none. */
export function chatUsage(value: unknown): object | null {
  if (!isRecord(value)) return null
  const prompt_tokens = numberOf(value.prompt_tokens)
  const completion_tokens = numberOf(value.completion_tokens)
  if (prompt_tokens === undefined && completion_tokens === undefined) return null
  const cached = detail(value.prompt_tokens_details, "cached_tokens")
  const reasoning = detail(value.completion_tokens_details, "reasoning_tokens")
  return {
    prompt_tokens: prompt_tokens ?? 0,
    completion_tokens: completion_tokens ?? 0,
    ...(cached === undefined ? {} : { prompt_tokens_details: { cached_tokens: cached } }),
    ...(reasoning === undefined ? {} : { completion_tokens_details: { reasoning_tokens: reasoning } }),
  }
}

/** The same of a `/responses` response. */
export function responsesUsage(value: unknown): object | null {
  if (!isRecord(value)) return null
  const input_tokens = numberOf(value.input_tokens)
  const output_tokens = numberOf(value.output_tokens)
  if (input_tokens === undefined && output_tokens === undefined) return null
  return {
    input_tokens: input_tokens ?? 0,
    output_tokens: output_tokens ?? 0,
    input_tokens_details: { cached_tokens: detail(value.input_tokens_details, "cached_tokens") ?? 0 },
    output_tokens_details: { reasoning_tokens: detail(value.output_tokens_details, "reasoning_tokens") ?? 0 },
  }
}

function detail(details: unknown, name: string): number | undefined {
  return isRecord(details) ? numberOf(details[name]) : undefined
}
