import type { ModelInfo } from "@/lib/protocol/chat"

const everything = { images: true, tools: true, reasoning: true, pdf: true }
const nothing = { images: false, tools: false, reasoning: false, pdf: false }

export const models: ModelInfo[] = [
  model("gpt-5", "GPT-5", "OpenAI", { capabilities: everything }),
  model("llama", "Llama 4 Scout", "vLLM", { capabilities: { ...nothing, tools: true }, healthy: false }),
  model("demo", "Demo", "Millrace", { scripted: true }),
]

function model(id: string, name: string, provider: string, rest: Partial<ModelInfo>): ModelInfo {
  const usual = { scripted: false, capabilities: nothing, contextTokens: 128_000, healthy: true }
  return { id, name, provider, ...usual, ...rest }
}
