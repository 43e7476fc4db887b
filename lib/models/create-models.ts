import type { Config } from "../config"
import type { ModelInfo } from "../protocol/chat"
import type { Catalog, CatalogModel } from "./catalog"
import { catalogFromEnv, catalogFromLocal, catalogOfDemo } from "./catalog-from-env"
import { systemClock } from "./clock"
import type { Models } from "./models"
import { openSession } from "./session"

type Options = {
  /** Starts the demo model server, or finds it, and returns its base URL (with `/v1`); called only when nothing else answers. */
  demoUrl?: () => Promise<string>
}

/** The models that the configuration names, else those of servers on this machine, else the demo model. */
export async function createModels(config: Config, options: Options = {}): Promise<Models> {
  const { models, reason } = await findCatalog(config, options)
  return {
    reason,
    list: () => models.map(toInfo),
    open(modelId) {
      const model = models.find(({ id }) => id === modelId) ?? models[0]
      return openSession(model, toInfo(model), systemClock)
    },
  }
}

async function findCatalog(config: Config, { demoUrl }: Options): Promise<Catalog> {
  const catalog = catalogFromEnv(config) ?? (await catalogFromLocal(config))
  if (catalog) return catalog
  if (!demoUrl) throw new Error("No model is configured.")
  return catalogOfDemo(await demoUrl())
}

function toInfo({ id, name, scripted, capabilities, contextTokens, candidates }: CatalogModel): ModelInfo {
  return { id, name, provider: candidates[0].provider, scripted, capabilities, contextTokens, healthy: true }
}
