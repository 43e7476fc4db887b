import type { Config } from "../config"
import type { Candidate, Catalog, CatalogModel } from "./catalog"
import { findLocal, type LocalServer } from "./find-local"
import { knownModel } from "./known-models"
import { providerOf } from "./provider-names"
import { openAI, openAIBaseURL } from "./providers/openai"
import { openAICompatible } from "./providers/openai-compatible"

/** The models that the environment names, OpenAI's first; null when it names none. */
export function catalogFromEnv(config: Config): Catalog | null {
  const found = [fromOpenAI(config)].filter((entry) => entry !== null)
  const [first] = found
  if (!first) return null
  return { models: [first.model, ...found.slice(1).map(({ model }) => model)], reason: first.reason }
}

type Entry = { model: CatalogModel; reason: string }

function fromOpenAI(config: Config): Entry | null {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseURL, OPENAI_MODEL } = config
  if (baseURL && !baseURL.startsWith(openAIBaseURL)) {
    const provider = providerOf(baseURL)
    const candidate = openAICompatible({
      provider,
      baseURL: baseURL.replace(/\/+$/, ""),
      model: OPENAI_MODEL ?? null,
      ...(apiKey ? { apiKey } : {}),
    })
    const name = OPENAI_MODEL ?? "default"
    return {
      model: catalogModel(candidate, name),
      reason: `${name} from ${provider} (OPENAI_BASE_URL is set)`,
    }
  }
  if (!apiKey) return null
  const name = OPENAI_MODEL ?? "gpt-5-mini"
  const candidate = openAI({ model: name, apiKey, price: knownModel(name).price })
  return { model: catalogModel(candidate, name), reason: `${name} from OpenAI (OPENAI_API_KEY is set)` }
}

/** The models of servers on this machine; null when there is none. */
export async function catalogFromLocal(config: Config): Promise<Catalog | null> {
  if (!config.LOCAL_MODEL_PROBE) return null
  const servers = await findLocal({ exceptPort: config.PORT })
  const [first, ...rest] = servers.flatMap(localModels)
  if (!first) return null
  const { host } = new URL(first.candidates[0].baseURL)
  return {
    models: [first, ...rest],
    reason: `${first.name} from ${first.candidates[0].provider} (found on ${host})`,
  }
}

function localModels({ name, baseURL, models }: LocalServer): CatalogModel[] {
  return models
    .slice(0, 50)
    .map(({ id }) =>
      catalogModel(openAICompatible({ provider: name, baseURL, model: id, slowStart: true }), id),
    )
}

/** The scripted models, for when there are no others; the steady one leaves the faults out. */
export function catalogOfDemo(baseURL: string): Catalog {
  const models = [
    demoModel(baseURL, { id: "demo", name: "Demo", model: "millrace-demo" }),
    demoModel(baseURL, { id: "demo-steady", name: "Demo, steady", model: "millrace-demo-steady" }),
  ] as const
  return { models, reason: "the scripted demo model (no provider is configured and no local server answers)" }
}

function demoModel(
  baseURL: string,
  { id, name, model }: { id: string; name: string; model: string },
): CatalogModel {
  const candidate = openAICompatible({ provider: "Demo", baseURL, model })
  const capabilities = { images: false, tools: true, reasoning: false, pdf: false }
  return {
    id,
    name,
    scripted: true,
    capabilities,
    contextTokens: null,
    candidates: [candidate],
    hedge: false,
  }
}

function catalogModel(candidate: Candidate, name: string): CatalogModel {
  const { capabilities, contextTokens } = knownModel(name)
  const provider = candidate.provider.toLowerCase().replace(/[^a-z0-9]+/g, "-")
  return {
    id: `${provider}/${name}`,
    name,
    scripted: false,
    capabilities,
    contextTokens,
    candidates: [candidate],
    hedge: false,
  }
}
