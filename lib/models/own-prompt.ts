import type { LanguageModelV4CallOptions, LanguageModelV4Prompt } from "@ai-sdk/provider"

type Message = LanguageModelV4Prompt[number]

/**
 * A request without what other upstreams left in its history: the reasoning of earlier turns, and ids and signatures that
 * mean something only to whoever made them. The turn that is being made keeps both, since tool calls need them. Nothing is
 * stored at the provider.
 */
export function ownCall(call: LanguageModelV4CallOptions): LanguageModelV4CallOptions {
  const turn = call.prompt.findLastIndex(({ role }) => role === "user")
  const prompt = call.prompt.map((message, index) => (index < turn ? withoutTraces(message) : message))
  const openai = { store: false, ...call.providerOptions?.openai }
  return { ...call, prompt, providerOptions: { ...call.providerOptions, openai } }
}

function withoutTraces(message: Message): Message {
  if (message.role !== "assistant") return message
  const content = message.content
    .filter(({ type }) => type !== "reasoning")
    .map(({ providerOptions: _, ...part }) => part as (typeof message.content)[number])
  return { role: "assistant", content }
}
