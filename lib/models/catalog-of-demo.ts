import type { Catalog, CatalogModel } from "./catalog"
import { modelOf } from "./catalog-model"
import { openAICompatible } from "./providers/openai-compatible"

/** The scripted models at a base URL, for when there are no others; the steady one leaves the faults out. */
export function catalogOfDemo(baseURL: string): Catalog {
  return {
    models: [
      demoModel(baseURL, "millrace-demo", { id: "demo", name: "Demo" }),
      demoModel(baseURL, "millrace-demo-steady", { id: "demo-steady", name: "Demo, steady" }),
    ],
    reason: "the scripted demo model (no provider is configured and no local server answers)",
  }
}

function demoModel(baseURL: string, model: string, named: { id: string; name: string }): CatalogModel {
  const candidate = openAICompatible({ provider: "Demo", baseURL, model })
  const capabilities = { images: false, tools: true, reasoning: false, pdf: false }
  return { ...modelOf(candidate, model), ...named, scripted: true, capabilities }
}
