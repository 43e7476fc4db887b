import { type Config, ConfigError, environmentVariable } from "../config"
import { log } from "../observe/log"
import type { ModelInfo } from "../protocol/chat"
import type { Catalog, CatalogModel } from "./catalog"
import { catalogFromEnv } from "./catalog-from-env"
import { catalogFromFile } from "./catalog-from-file"
import { catalogFromLocal } from "./catalog-from-local"
import { catalogOfDemo } from "./catalog-of-demo"
import { type Clock, systemClock } from "./clock"
import { estimateTokens, tokenizer } from "./estimate-tokens"
import { Health } from "./health"
import { limitsOf } from "./limits"
import type { CandidateHealth, Models } from "./models"
import { type ModelAlert, openSession, type SessionDeps } from "./session"
import { hasFixedTemperature } from "./temperature"

type Options = {
  /** Starts the demo model server, or finds it, and returns its base URL (with `/v1`); called only when nothing else answers. */
  demoUrl?: () => Promise<string>
  /** Told when the operator has to do something: a key, a bill, an address. By default the log says it. */
  onAlert?: SessionDeps["onAlert"]
  /** Looks up what a models file calls `$NAME`. */
  variable?: (name: string) => string | undefined
  clock?: Clock
}

/** When the tokenizer is loaded: behind the start, and before most answers need it. */
const warmUpMs = 1_000

/**
 * The models that the configuration names, else those of servers on this machine, else the demo model. Rejects with
 * `ConfigError` when the models file has a mistake, or when there is no model at all.
 */
export async function createModels(config: Config, options: Options = {}): Promise<Models> {
  const { models, reason } = await findCatalog(config, options)
  const { clock = systemClock, onAlert = logAlert } = options
  const deps: SessionDeps = { clock, health: new Health(clock), limits: limitsOf(config), onAlert }
  clock.after(warmUpMs, () => void tokenizer())
  const toInfo = (model: CatalogModel) => infoOf(model, deps.health)
  return {
    reason,
    estimateTokens,
    list: () => models.map(toInfo),
    candidates: () => candidatesOf(models, deps.health),
    open(modelId, hooks = {}) {
      const model = models.find(({ id }) => id === modelId) ?? models[0]
      return openSession(deps, model, toInfo(model), hooks)
    },
  }
}

function logAlert(alert: ModelAlert) {
  log.warn(alert, "A model cannot be used until somebody does something about it.")
}

async function findCatalog(
  config: Config,
  { demoUrl, variable = environmentVariable }: Options,
): Promise<Catalog> {
  if (config.MODELS_FILE) return catalogFromFile(config.MODELS_FILE, variable)
  const catalog = (await catalogFromEnv(config)) ?? (await catalogFromLocal(config))
  if (catalog) return catalog
  if (!demoUrl)
    throw new ConfigError("No model is configured. Set OPENAI_API_KEY, OPENAI_BASE_URL or MODELS_FILE.")
  return catalogOfDemo(await demoUrl())
}

/** Each place once, however many models share it. */
function candidatesOf(models: readonly CatalogModel[], health: Health): CandidateHealth[] {
  const all = new Map(models.flatMap(({ candidates }) => candidates.map((one) => [one.id, one] as const)))
  return [...all.values()].map(({ id, provider, model }) => ({ provider, model, state: health.stateOf(id) }))
}

function infoOf(model: CatalogModel, health: Health): ModelInfo {
  const { id, name, scripted, capabilities, contextTokens, candidates } = model
  const healthy = candidates.some((candidate) => health.isClosed(candidate.id))
  const isFixed = candidates.every((candidate) => hasFixedTemperature(candidate.model))
  return {
    id,
    name,
    provider: candidates[0].provider,
    scripted,
    capabilities,
    contextTokens,
    ...(isFixed ? { fixedTemperature: true } : {}),
    healthy,
  }
}
