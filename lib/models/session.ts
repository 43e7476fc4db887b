import type { LanguageModelV4, LanguageModelV4CallOptions } from "@ai-sdk/provider"
import type { AnsweredBy } from "../protocol/message"
import type { Candidate, CatalogModel } from "./catalog"
import type { Clock } from "./clock"
import { listModels } from "./list-models"
import { type Attempt, ModelFault, type ModelSession } from "./models"
import { Exchange } from "./wire/exchange"

export function openSession(model: CatalogModel, info: ModelSession["info"], clock: Clock): ModelSession {
  return new Session(model, info, clock)
}

class Session implements ModelSession {
  readonly info: ModelSession["info"]
  readonly attempts: Attempt[] = []
  readonly notes: string[] = []
  readonly model: LanguageModelV4
  fault: ModelFault | null = null
  readonly #catalogModel: CatalogModel
  readonly #exchanges: Exchange[] = []
  readonly #clock: Clock

  constructor(model: CatalogModel, info: ModelSession["info"], clock: Clock) {
    this.info = info
    this.#catalogModel = model
    this.#clock = clock
    this.model = {
      specificationVersion: "v4",
      provider: "millrace",
      modelId: model.id,
      supportedUrls: {},
      doGenerate: async (options) => (await this.#connect(model.candidates[0])).doGenerate(options),
      doStream: (options) => this.#stream(options),
    }
  }

  answeredBy(): AnsweredBy {
    const { id, name, scripted, candidates } = this.#catalogModel
    return { id, name, provider: candidates[0].provider, ...(scripted ? { scripted } : {}) }
  }

  async close(): Promise<number | null> {
    const closed = await Promise.all(this.#exchanges.map((exchange) => exchange.close()))
    return closed.reduce((longest, ms) => (ms === null ? longest : Math.max(longest ?? 0, ms)), null)
  }

  async #stream(options: LanguageModelV4CallOptions) {
    for (const candidate of this.#catalogModel.candidates) {
      try {
        return await (await this.#connect(candidate, options.abortSignal)).doStream(options)
      } catch (error) {
        this.fault = new ModelFault({ status: "failed", code: "model_unavailable" }, { cause: error })
      }
    }
    throw this.fault
  }

  async #connect(candidate: Candidate, signal?: AbortSignal): Promise<LanguageModelV4> {
    const exchange = new Exchange({ candidate, clock: this.#clock })
    this.#exchanges.push(exchange)
    signal?.addEventListener("abort", () => exchange.end(null))
    const [listed] = candidate.model === null ? await listModels(candidate.baseURL, { timeoutMs: 2_000 }) : []
    return candidate.connect({ fetch: exchange.fetch, model: candidate.model ?? listed?.id ?? "default" })
  }
}
