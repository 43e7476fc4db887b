import { AsyncLocalStorage } from "node:async_hooks"
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

/** What the SDK's provider is made with. */
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
  const models = new Map<string, LanguageModelV4>()
  const shared = async (id: string) => {
    const made = models.get(id) ?? (await connect({ baseURL, apiKey, headers, fetch: fetchOfCall }, id))
    models.set(id, made)
    return made
  }
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
    connect: async ({ fetch, model }) => calledWith(fetch, await shared(model)),
  }
}

type Fetch = typeof globalThis.fetch

/** The SDK's models hold 90 KB of schemas, so they are made once; each call finds the network that it goes over here. */
const fetches = new AsyncLocalStorage<Fetch>()

const fetchOfCall: Fetch = async (input, init) => {
  const fetch = fetches.getStore()
  if (!fetch) throw new Error("A model was called without a network of its own")
  return fetch(input, init)
}

function calledWith(fetch: Fetch, model: LanguageModelV4): LanguageModelV4 {
  const { specificationVersion, provider, modelId, supportedUrls } = model
  return {
    specificationVersion,
    provider,
    modelId,
    supportedUrls,
    doGenerate: (call) => fetches.run(fetch, () => model.doGenerate(call)),
    doStream: (call) => fetches.run(fetch, () => model.doStream(call)),
  }
}
