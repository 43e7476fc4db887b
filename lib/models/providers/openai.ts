import { createOpenAI } from "@ai-sdk/openai"
import type { Candidate } from "../catalog"
import { type CandidateOptions, makeCandidate } from "./make-candidate"

export const atOpenAI = { provider: "OpenAI", baseURL: "https://api.openai.com/v1" }

/** OpenAI itself, or a server that speaks `/responses` as it does. */
export function openAI(options: Partial<CandidateOptions> & { model: string; apiKey: string }): Candidate {
  return makeCandidate({ ...atOpenAI, ...options }, "responses", (connection, model) =>
    createOpenAI(connection).responses(model),
  )
}
