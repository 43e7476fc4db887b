import type { Candidate } from "../catalog"
import { type CandidateOptions, makeCandidate } from "./make-candidate"

const defaults = { provider: "Google", baseURL: "https://generativelanguage.googleapis.com/v1beta" }

/** Gemini at Google. Its SDK is loaded with the first request. */
export function google(options: Partial<CandidateOptions> & { model: string; apiKey: string }): Candidate {
  return makeCandidate({ ...defaults, ...options }, "google", async (connection, model) => {
    const { createGoogle } = await import("@ai-sdk/google")
    return createGoogle(connection)(model)
  })
}
