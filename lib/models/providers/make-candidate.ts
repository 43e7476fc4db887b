import type { LanguageModelV4 } from "@ai-sdk/provider"
import type { Candidate, Price, WireFormat } from "../catalog"

/** What an operator says about a candidate. */
export type CandidateOptions = {
  /** As people call it. */
  provider: string
  baseURL: string
  model: string | null
  apiKey?: string | undefined
  headers?: Record<string, string> | undefined
  price?: Price | null | undefined
  slowStart?: boolean | undefined
}

/** What the SDK's provider is made with at each request. */
export type Connection = {
  baseURL: string
  apiKey: string | undefined
  headers: Record<string, string>
  fetch: typeof globalThis.fetch
}

/** A candidate from what the operator said and what the provider's SDK makes of it. */
export function makeCandidate(
  options: CandidateOptions,
  format: WireFormat,
  connect: (connection: Connection, model: string) => LanguageModelV4 | Promise<LanguageModelV4>,
): Candidate {
  const { provider, baseURL, model, apiKey, headers = {}, price = null, slowStart = false } = options
  return {
    id: `${baseURL}#${model ?? ""}`,
    provider,
    model,
    format,
    baseURL,
    price,
    headers: { ...(apiKey ? { authorization: `Bearer ${apiKey}` } : {}), ...headers },
    secrets: [...(apiKey ? [apiKey] : []), ...Object.values(headers)],
    slowStart,
    connect: async ({ fetch, model }) => connect({ baseURL, apiKey, headers, fetch }, model),
  }
}
