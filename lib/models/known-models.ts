import type { CatalogModel, Price } from "./catalog"

type Known = Pick<CatalogModel, "capabilities" | "contextTokens"> & { price: Price | null }

const capable = { images: true, tools: true, reasoning: false, pdf: true }
const thinking = { ...capable, reasoning: true }
const plain = { images: false, tools: true, reasoning: false, pdf: false }

/**
 * What is known of models by their name, the most particular pattern first. Prices are the providers' list prices; where an
 * operator pays something else, `MODELS_FILE` says so.
 */
const known: readonly (readonly [RegExp, Known])[] = [
  [/gpt-5-nano/, { capabilities: thinking, contextTokens: 400_000, price: price(0.05, 0.4, 0.005) }],
  [/gpt-5-mini/, { capabilities: thinking, contextTokens: 400_000, price: price(0.25, 2, 0.025) }],
  [/gpt-5-chat/, { capabilities: capable, contextTokens: 128_000, price: price(1.25, 10, 0.125) }],
  [/gpt-5(-\d{4}|$)/, { capabilities: thinking, contextTokens: 400_000, price: price(1.25, 10, 0.125) }],
  [/gpt-[5-9]/, { capabilities: thinking, contextTokens: 400_000, price: null }],
  [/gpt-4\.1-nano/, { capabilities: capable, contextTokens: 1_047_576, price: price(0.1, 0.4, 0.025) }],
  [/gpt-4\.1-mini/, { capabilities: capable, contextTokens: 1_047_576, price: price(0.4, 1.6, 0.1) }],
  [/gpt-4\.1/, { capabilities: capable, contextTokens: 1_047_576, price: price(2, 8, 0.5) }],
  [/gpt-4o-mini/, { capabilities: capable, contextTokens: 128_000, price: price(0.15, 0.6, 0.075) }],
  [/gpt-4o/, { capabilities: capable, contextTokens: 128_000, price: price(2.5, 10, 1.25) }],
  [/gpt-oss/, { capabilities: { ...plain, reasoning: true }, contextTokens: 131_072, price: null }],
  [/(^|\/)o[134](-|$)/, { capabilities: thinking, contextTokens: 200_000, price: null }],
  [/claude-opus-4-5/, { capabilities: thinking, contextTokens: 200_000, price: price(5, 25, 0.5) }],
  [/claude-sonnet-4/, { capabilities: thinking, contextTokens: 200_000, price: price(3, 15, 0.3) }],
  [/claude-haiku-4-5/, { capabilities: thinking, contextTokens: 200_000, price: price(1, 5, 0.1) }],
  [/claude/, { capabilities: thinking, contextTokens: 200_000, price: null }],
  [
    /gemini-2\.5-flash-lite/,
    { capabilities: thinking, contextTokens: 1_048_576, price: price(0.1, 0.4, 0.01) },
  ],
  [/gemini-2\.5-flash/, { capabilities: thinking, contextTokens: 1_048_576, price: price(0.3, 2.5, 0.03) }],
  [/gemini-2\.5-pro/, { capabilities: thinking, contextTokens: 1_048_576, price: price(1.25, 10, 0.125) }],
  [/gemini/, { capabilities: thinking, contextTokens: 1_048_576, price: null }],
  [
    /deepseek-r1|qwq|qwen3|magistral/i,
    { capabilities: { ...plain, reasoning: true }, contextTokens: null, price: null },
  ],
  [
    /llava|vision|-vl\b|gemma-?3|pixtral/i,
    { capabilities: { ...plain, images: true }, contextTokens: null, price: null },
  ],
]

/** Capabilities, context and price of a model; of an unknown one, that it can use tools and nothing else. */
export function knownModel(name: string): Known {
  const found = known.find(([pattern]) => pattern.test(name))
  return found ? found[1] : { capabilities: plain, contextTokens: null, price: null }
}

function price(inputPerMTok: number, outputPerMTok: number, cachedInputPerMTok: number): Price {
  return { inputPerMTok, outputPerMTok, cachedInputPerMTok }
}
