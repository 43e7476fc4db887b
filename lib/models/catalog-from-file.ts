import { readFile } from "node:fs/promises"
import { ConfigError } from "../config"
import type { Candidate, Catalog, CatalogModel, Price } from "./catalog"
import { knownModel } from "./known-models"
import { type CandidateEntry, type ModelEntry, parseModelsFile } from "./models-file"
import { providerOf } from "./provider-names"
import { anthropic } from "./providers/anthropic"
import { google } from "./providers/google"
import { atOpenAI, openAI } from "./providers/openai"
import { openAICompatible } from "./providers/openai-compatible"

/** The models that the file at `path` names, in its order. Throws `ConfigError` when it cannot be read or has a mistake. */
export async function catalogFromFile(
  path: string,
  variable: (name: string) => string | undefined,
): Promise<Catalog> {
  const source = await readFile(path, "utf8").catch((cause: NodeJS.ErrnoException) => {
    throw new ConfigError(`MODELS_FILE: ${path} cannot be read (${cause.code})`)
  })
  const [first, ...rest] = parseModelsFile(source, { file: path, variable }).models
  const model = toModel(first)
  const reason = `${model.name} from ${model.candidates[0].provider} (the first model in ${path})`
  return { models: [model, ...rest.map(toModel)], reason }
}

function toModel(entry: ModelEntry): CatalogModel {
  const { id, name, hedge, candidates } = entry
  const [first, ...rest] = candidates
  const known = knownModel(first.model ?? id)
  return {
    id,
    name: name ?? id,
    scripted: false,
    capabilities: { ...known.capabilities, ...entry.capabilities },
    contextTokens: entry.contextTokens ?? known.contextTokens,
    candidates: [toCandidate(first), ...rest.map(toCandidate)],
    hedge,
  }
}

function toCandidate(entry: CandidateEntry): Candidate {
  const options = { ...optionsOf(entry), price: priceOf(entry) }
  switch (entry.provider) {
    case "openai": {
      const at = { ...atOpenAI, ...options, model: entry.model, apiKey: entry.apiKey }
      return entry.api === "responses" ? openAI(at) : openAICompatible(at)
    }
    case "openai-compatible": {
      const { baseURL, model = null, apiKey, queryParams, slowStart } = entry
      return openAICompatible({
        provider: providerOf(baseURL),
        ...options,
        baseURL,
        model,
        apiKey,
        queryParams,
        slowStart,
      })
    }
    case "anthropic":
      return anthropic({ ...options, model: entry.model, apiKey: entry.apiKey })
    case "google":
      return google({ ...options, model: entry.model, apiKey: entry.apiKey })
  }
}

function optionsOf({ name, baseURL, headers }: CandidateEntry) {
  return { ...(name ? { provider: name } : {}), ...(baseURL ? { baseURL } : {}), headers }
}

/** What the file says, else the list price where the provider is one that has it. */
function priceOf({ provider, model, price }: CandidateEntry): Price | null {
  if (price)
    return { inputPerMTok: price.input, outputPerMTok: price.output, cachedInputPerMTok: price.cachedInput }
  return provider === "openai-compatible" || !model ? null : knownModel(model).price
}
