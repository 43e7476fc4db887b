import { createOpenAI } from "@ai-sdk/openai"
import type { Candidate, Price } from "../catalog"

export const openAIBaseURL = "https://api.openai.com/v1"

type Options = {
  provider?: string
  baseURL?: string
  model: string
  apiKey: string
  headers?: Record<string, string>
  price?: Price | null
}

/** OpenAI itself, or a server that speaks `/responses` as it does. */
export function openAI(options: Options): Candidate {
  const { provider = "OpenAI", baseURL = openAIBaseURL, model, apiKey, headers = {} } = options
  return {
    id: `${baseURL}#${model}`,
    provider,
    model,
    format: "responses",
    baseURL,
    price: options.price ?? null,
    extraHeaders: Object.keys(headers),
    secrets: [apiKey, ...Object.values(headers)],
    slowStart: false,
    connect: async ({ fetch, model }) => createOpenAI({ baseURL, apiKey, headers, fetch }).responses(model),
  }
}
