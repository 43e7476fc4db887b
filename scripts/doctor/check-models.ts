import { type Config, ConfigError, environmentVariable } from "../../lib/config.ts"
import type { Candidate, Catalog } from "../../lib/models/catalog.ts"
import { catalogFromEnv } from "../../lib/models/catalog-from-env.ts"
import { catalogFromFile } from "../../lib/models/catalog-from-file.ts"
import { catalogFromLocal } from "../../lib/models/catalog-from-local.ts"
import { bad, type Finding, good, note } from "./finding.ts"

const answerMs = 5_000

/** Asks every provider of the catalogue for its list of models: that costs nothing, and takes the key. */
export async function checkModels(config: Config): Promise<Finding[]> {
  let catalog: Catalog | null
  try {
    catalog = await findCatalog(config)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return [bad("models", error.message, "Correct the file that MODELS_FILE names; see docs/models.md.")]
  }
  if (!catalog) return [note("models", "none is configured and none runs on this machine: the demo answers")]
  const candidates = catalog.models.flatMap((model) => model.candidates)
  // Models of one provider share its address and key.
  const places = Object.values(
    Object.groupBy(candidates, ({ baseURL, headers }) => JSON.stringify([baseURL, headers])),
  )
  return Promise.all(places.map((sharing) => checkPlace(sharing as [Candidate, ...Candidate[]])))
}

async function findCatalog(config: Config): Promise<Catalog | null> {
  if (config.MODELS_FILE) return catalogFromFile(config.MODELS_FILE, environmentVariable)
  return (await catalogFromEnv(config)) ?? catalogFromLocal(config)
}

async function checkPlace(candidates: readonly [Candidate, ...Candidate[]]): Promise<Finding> {
  const { provider, baseURL, headers } = candidates[0]
  const { host } = new URL(baseURL)
  let answer: Response
  try {
    const signal = AbortSignal.timeout(answerMs)
    answer = await fetch(`${baseURL}/models`, { headers, signal, redirect: "manual" })
  } catch (error) {
    return bad(
      "models",
      `${provider} cannot be reached at ${host} (${reasonOf(error)})`,
      "Start it, correct its address, or see whether this machine may go there.",
    )
  }
  const body = await answer.text()
  if (answer.status === 401 || answer.status === 403)
    return bad("models", `${provider} refuses the key (${answer.status})`, "Set a key that is valid there.")
  if (answer.status === 404) return note("models", `${provider} answers at ${host}, but lists no models`)
  if (!answer.ok)
    return bad(
      "models",
      `${provider} answers ${answer.status}`,
      `Look at what ${host} says about itself; try again later.`,
    )
  const unknown = missingFrom(body, candidates)
  if (unknown.length > 0)
    return note("models", `${provider} answers and takes the key, but does not list ${unknown.join(", ")}`)
  return good("models", `${provider} answers and takes the key`)
}

/** The configured models that a list in OpenAI's form does not name; lists in other forms are not read. */
function missingFrom(body: string, candidates: readonly Candidate[]): string[] {
  const listed = idsIn(body)
  if (listed.length === 0) return []
  return candidates.flatMap(({ model }) => (model === null || listed.includes(model) ? [] : [model]))
}

function idsIn(body: string): string[] {
  try {
    const { data } = JSON.parse(body) as { data?: { id?: string }[] }
    return (data ?? []).flatMap(({ id }) => id ?? [])
  } catch {
    // Something that is no list.
    return []
  }
}

function reasonOf(error: unknown): string {
  const { name, cause } = error as { name?: string; cause?: { code?: string } }
  return cause?.code ?? name ?? "no answer"
}
