const byHost: readonly (readonly [RegExp, string])[] = [
  [/(^|\.)openai\.com$/, "OpenAI"],
  [/\.openai\.azure\.com$|\.cognitiveservices\.azure\.com$/, "Azure"],
  [/(^|\.)openrouter\.ai$/, "OpenRouter"],
  [/(^|\.)anthropic\.com$/, "Anthropic"],
  [/(^|\.)googleapis\.com$/, "Google"],
  [/(^|\.)groq\.com$/, "Groq"],
  [/(^|\.)mistral\.ai$/, "Mistral"],
  [/(^|\.)deepseek\.com$/, "DeepSeek"],
  [/(^|\.)together\.(ai|xyz)$/, "Together"],
  [/(^|\.)fireworks\.ai$/, "Fireworks"],
  [/(^|\.)x\.ai$/, "xAI"],
]

/** What people call the provider at a base URL; its host where it has no better name. */
export function providerOf(baseURL: string): string {
  const { hostname, host } = new URL(baseURL)
  return byHost.find(([pattern]) => pattern.test(hostname))?.[1] ?? host
}
