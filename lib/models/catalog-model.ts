import type { Candidate, CatalogModel } from "./catalog"
import { knownModel } from "./known-models"

/** A model that can be asked in one place; its id names the place too, since several may have a model of that name. */
export function modelOf(candidate: Candidate, name: string): CatalogModel {
  const provider = candidate.provider.toLowerCase().replace(/[^a-z0-9]+/g, "-")
  const { capabilities, contextTokens } = knownModel(name)
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
