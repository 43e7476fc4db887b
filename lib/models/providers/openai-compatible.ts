import { createOpenAICompatible } from "@ai-sdk/openai-compatible"
import type { Candidate } from "../catalog"
import { type CandidateOptions, makeCandidate } from "./make-candidate"

type Options = CandidateOptions & { queryParams?: Record<string, string> | undefined }

/** Any server that speaks `/chat/completions`: OpenRouter, Azure, vLLM, llama.cpp, Ollama, LM Studio, the demo. */
export function openAICompatible(options: Options): Candidate {
  const { queryParams } = options
  return makeCandidate(options, "chat", (connection, model) =>
    createOpenAICompatible({ ...connection, name: "upstream", includeUsage: true, queryParams }).chatModel(
      model,
    ),
  )
}
