import type { LanguageModelV4, LanguageModelV4CallOptions, LanguageModelV4StreamPart } from "@ai-sdk/provider"
import type { Attempt, ModelSession, Models } from "../models/models"
import { ModelFault } from "../models/models"
import type { Outcome } from "../protocol/outcome"

/** A model for unit tests that says what the test tells it to, when the test tells it to. */
export class TestModel {
  readonly requests: LanguageModelV4CallOptions[] = []
  /** Upstream calls that were opened and not closed yet. */
  open = 0
  #controller: ReadableStreamDefaultController<LanguageModelV4StreamPart> | null = null
  /** What it can read. */
  capabilities = { images: false, tools: true, reasoning: false, pdf: false }
  #started = Promise.withResolvers<void>()
  #fault: ModelFault | null = null

  /** Resolves when the model is being asked. */
  get asked(): Promise<void> {
    return this.#started.promise
  }

  get prompts(): LanguageModelV4CallOptions["prompt"][] {
    return this.requests.map(({ prompt }) => prompt)
  }

  say(delta: string): void {
    this.#controller?.enqueue({ type: "text-delta", id: "t", delta })
  }

  /** Calls a tool; the arguments are whatever the model wrote, JSON or not. */
  call(toolName: string, input: string, toolCallId = toolName): void {
    this.#controller?.enqueue({ type: "tool-input-start", id: toolCallId, toolName })
    this.#controller?.enqueue({ type: "tool-input-delta", id: toolCallId, delta: input })
    this.#controller?.enqueue({ type: "tool-input-end", id: toolCallId })
    this.#controller?.enqueue({ type: "tool-call", toolCallId, toolName, input })
  }

  end(unified: "stop" | "length" | "content-filter" | "tool-calls" = "stop"): void {
    this.#controller?.enqueue({ type: "text-end", id: "t" })
    this.#controller?.enqueue({ type: "finish", finishReason: { unified, raw: unified }, usage })
    this.#controller?.close()
    this.#controller = null
  }

  fail(outcome: Outcome): void {
    this.#fault = new ModelFault(outcome)
    this.#controller?.error(this.#fault)
    this.#controller = null
  }

  readonly models: Models = {
    reason: "a test",
    list: () => [],
    candidates: () => [],
    estimateTokens: async (text) => text.length,
    open: () => this.#session(),
  }

  #session(): ModelSession {
    const self = this
    const attempts: Attempt[] = []
    this.#fault = null
    return {
      model: this.#model(),
      info: {
        id: "test",
        name: "Test",
        provider: "test",
        scripted: false,
        capabilities: this.capabilities,
        contextTokens: null,
        healthy: true,
      },
      answeredBy: () => ({ id: "test", name: "Test", provider: "test" }),
      get fault() {
        return self.#fault
      },
      attempts,
      notes: [],
      close: async () => {
        if (this.open === 0) return null
        this.open = 0
        this.#started = Promise.withResolvers()
        attempts.push(attempt)
        return 1
      },
    }
  }

  #model(): LanguageModelV4 {
    return {
      specificationVersion: "v4",
      provider: "test",
      modelId: "test",
      supportedUrls: {},
      doGenerate: () => Promise.reject(new Error("not used")),
      doStream: async (request) => {
        this.open++
        this.requests.push(request)
        const stream = new ReadableStream<LanguageModelV4StreamPart>({
          start: (controller) => {
            this.#controller = controller
            controller.enqueue({ type: "stream-start", warnings: [] })
            controller.enqueue({ type: "text-start", id: "t" })
          },
          cancel: () => {
            this.#controller = null
          },
        })
        this.#started.resolve()
        return { stream }
      },
    }
  }
}

const usage = {
  inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 1, text: 1, reasoning: 0 },
}
const attempt: Attempt = {
  provider: "test",
  model: "test",
  startedAt: new Date(0),
  headersMs: 1,
  firstTokenMs: 2,
  totalMs: 3,
  inputTokens: 1,
  outputTokens: 1,
  estimated: false,
  costUsd: null,
  outcome: "complete",
  reason: null,
}
