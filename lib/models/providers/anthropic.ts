import type { Candidate } from "../catalog"
import { type CandidateOptions, makeCandidate } from "./make-candidate"

const defaults = { provider: "Anthropic", baseURL: "https://api.anthropic.com/v1" }

/** Claude at Anthropic. Its SDK is loaded with the first request. */
export function anthropic(options: Partial<CandidateOptions> & { model: string; apiKey: string }): Candidate {
  return makeCandidate({ ...defaults, ...options }, "anthropic", async (connection, model) => {
    const { createAnthropic } = await import("@ai-sdk/anthropic")
    return createAnthropic(connection)(model)
  })
}
