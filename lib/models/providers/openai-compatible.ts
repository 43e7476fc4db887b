import { createOpenAICompatible } from "@ai-sdk/openai-compatible"
import type { Candidate, Price } from "../catalog"

type Options = {
  provider: string
  baseURL: string
  model: string | null
  apiKey?: string
  headers?: Record<string, string>
  queryParams?: Record<string, string>
  price?: Price | null
  slowStart?: boolean
}

/** Any server that speaks `/chat/completions`: OpenRouter, Azure, vLLM, llama.cpp, Ollama, LM Studio, the demo. */
export function openAICompatible(options: Options): Candidate {
  const { provider, baseURL, model, apiKey, headers = {}, queryParams } = options
  return {
    id: `${baseURL}#${model ?? ""}`,
    provider,
    model,
    format: "chat",
    baseURL,
    price: options.price ?? null,
    extraHeaders: Object.keys(headers),
    secrets: [...(apiKey ? [apiKey] : []), ...Object.values(headers)],
    slowStart: options.slowStart ?? false,
    connect: async ({ fetch, model }) =>
      createOpenAICompatible({
        name: "upstream",
        baseURL,
        headers,
        fetch,
        includeUsage: true,
        ...(apiKey ? { apiKey } : {}),
        ...(queryParams ? { queryParams } : {}),
      }).chatModel(model),
  }
}
