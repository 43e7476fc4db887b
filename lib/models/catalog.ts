import type { LanguageModelV4 } from "@ai-sdk/provider"
import type { ModelInfo } from "../protocol/chat"

/** US dollars for a million tokens. */
export type Price = { inputPerMTok: number; outputPerMTok: number; cachedInputPerMTok?: number | undefined }

/** The wire that an upstream speaks, and so how its stream is read. */
export type WireFormat = "chat" | "responses" | "anthropic" | "google"

/** One place where a model can be asked. */
export type Candidate = {
  /** Names it among all candidates; two models that share a candidate share its health. */
  id: string
  /** As people call it: "OpenAI", "OpenRouter". */
  provider: string
  /** The provider's id of the model; null means the first one that the server lists. */
  model: string | null
  format: WireFormat
  /** Requests go to this origin and nowhere else. */
  baseURL: string
  price: Price | null

  /** What makes a request of our own there one of ours: its key, and what the operator added. */
  headers: Readonly<Record<string, string>>
  /** What must never be seen in a log or by a user. */
  secrets: readonly string[]
  /** True where the first request may have to load a model into memory: it gets three times as long to speak. */
  slowStart: boolean
  /** The SDK's model over our own network. `model` is the id to ask for. */
  connect(options: { fetch: typeof globalThis.fetch; model: string }): Promise<LanguageModelV4>
}

/** A model that people can pick, and where it can be asked, in order. */
export type CatalogModel = {
  id: string
  name: string
  scripted: boolean
  capabilities: ModelInfo["capabilities"]
  contextTokens: number | null
  candidates: readonly [Candidate, ...Candidate[]]
  /** Start the next candidate when the first is slower than its own 95th percentile, and take whichever speaks first. */
  hedge: boolean
}

/** Never empty; the first model answers by default. `reason` says why, for the start-up lines. */
export type Catalog = { models: readonly [CatalogModel, ...CatalogModel[]]; reason: string }
