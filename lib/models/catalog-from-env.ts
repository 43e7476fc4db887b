import type { Config } from "../config"
import type { Candidate, Catalog, CatalogModel } from "./catalog"
import { modelOf } from "./catalog-model"
import { knownModel } from "./known-models"
import { listModels } from "./list-models"
import { providerOf } from "./provider-names"
import { anthropic } from "./providers/anthropic"
import { google } from "./providers/google"
import { atOpenAI, openAI } from "./providers/openai"
import { openAICompatible } from "./providers/openai-compatible"

/** How long a server may take to say which models it has. */
const listMs = 1_500
/** A picker with more would be a search engine. */
const maxListed = 50

type Found = { model: CatalogModel; reason: string }

/**
 * The models that the environment names, OpenAI's first; null when it names none. A server whose model is not named is asked
 * for its list; when it does not answer now, it is asked again with the first message.
 */
export async function catalogFromEnv(config: Config): Promise<Catalog | null> {
  const [first, ...rest] = [...(await fromOpenAI(config)), ...fromAnthropic(config), ...fromGoogle(config)]
  return first ? { models: [first.model, ...rest.map(({ model }) => model)], reason: first.reason } : null
}

async function fromOpenAI(config: Config): Promise<Found[]> {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: url, OPENAI_MODEL } = config
  const baseURL = url?.replace(/\/+$/, "")
  if (baseURL && baseURL !== atOpenAI.baseURL) return fromServer(baseURL, apiKey, OPENAI_MODEL)
  if (!apiKey) return []
  const model = OPENAI_MODEL ?? "gpt-5-mini"
  return [found(openAI({ model, apiKey, price: knownModel(model).price }), model, "OPENAI_API_KEY")]
}

async function fromServer(baseURL: string, apiKey: string | undefined, name?: string): Promise<Found[]> {
  const server = { provider: providerOf(baseURL), baseURL, apiKey }
  const candidate = openAICompatible({ ...server, model: name ?? null })
  if (name) return [found(candidate, name, "OPENAI_BASE_URL")]
  const listed = await listModels(baseURL, { timeoutMs: listMs, headers: candidate.headers })
  if (listed.length === 0) return [found(candidate, "default", "OPENAI_BASE_URL")]
  return listed
    .slice(0, maxListed)
    .map(({ id }) => found(openAICompatible({ ...server, model: id }), id, "OPENAI_BASE_URL"))
}

function fromAnthropic({ ANTHROPIC_API_KEY: apiKey, ANTHROPIC_MODEL }: Config): Found[] {
  const model = ANTHROPIC_MODEL ?? "claude-sonnet-4-5"
  if (!apiKey) return []
  return [found(anthropic({ model, apiKey, price: knownModel(model).price }), model, "ANTHROPIC_API_KEY")]
}

function fromGoogle({ GOOGLE_GENERATIVE_AI_API_KEY: apiKey, GOOGLE_MODEL }: Config): Found[] {
  const model = GOOGLE_MODEL ?? "gemini-2.5-flash"
  if (!apiKey) return []
  const candidate = google({ model, apiKey, price: knownModel(model).price })
  return [found(candidate, model, "GOOGLE_GENERATIVE_AI_API_KEY")]
}

function found(candidate: Candidate, name: string, variable: string): Found {
  const reason = `${name} from ${candidate.provider} (${variable} is set)`
  return { model: modelOf(candidate, name), reason }
}
