import type { Config } from "../config"
import type { Catalog, CatalogModel } from "./catalog"
import { modelOf } from "./catalog-model"
import { findLocal, type LocalServer } from "./find-local"
import { openAICompatible } from "./providers/openai-compatible"

/** The models of servers on this machine; null when there is none. */
export async function catalogFromLocal(config: Config): Promise<Catalog | null> {
  if (!config.LOCAL_MODEL_PROBE) return null
  const [first, ...rest] = (await findLocal({ exceptPort: config.PORT })).flatMap(modelsOf)
  if (!first) return null
  const [{ provider, baseURL }] = first.candidates
  return {
    models: [first, ...rest],
    reason: `${first.name} from ${provider} (found on ${new URL(baseURL).host})`,
  }
}

/** The first request may have to load the model into memory. */
function modelsOf({ name, baseURL, models }: LocalServer): CatalogModel[] {
  return models.map(({ id }) =>
    modelOf(openAICompatible({ provider: name, baseURL, model: id, slowStart: true }), id),
  )
}
