import type { LanguageModelV4CallOptions } from "@ai-sdk/provider"

/** Long runs without a space cost the tokenizer quadratic time, so text is counted in pieces, and much text by samples. */
const pieceLength = 256
const maxPieces = 64

/**
 * About how many tokens a text is: counted with a tokenizer (loaded at the first use, 100 ms and 45 MB), and extrapolated
 * beyond 16 000 characters. Costs a few milliseconds for any length.
 */
export async function estimateTokens(text: string): Promise<number> {
  if (text === "") return 0
  const { countTokens } = await tokenizer()
  const pieces = samplesOf(text)
  const count = pieces.reduce((sum, piece) => sum + countTokens(piece, { disallowedSpecial: new Set() }), 0)
  const counted = pieces.reduce((sum, piece) => sum + piece.length, 0)
  return Math.max(1, Math.round((count / counted) * text.length))
}

/** Loads the tokenizer. Blocks for 100 ms, so it is better done before anybody streams. */
export function tokenizer() {
  return import("gpt-tokenizer/encoding/cl100k_base")
}

/** All the text that a request carries. Files count as nothing: no tokenizer knows what they cost. */
export function promptText({ prompt, tools }: LanguageModelV4CallOptions): string {
  const texts: string[] = tools?.length ? [JSON.stringify(tools)] : []
  for (const { content } of prompt) {
    if (typeof content === "string") texts.push(content)
    else for (const part of content) texts.push(partText(part))
  }
  return texts.join("\n")
}

function partText(part: object): string {
  if ("text" in part && typeof part.text === "string") return part.text
  if ("input" in part || "output" in part) return JSON.stringify(part)
  return ""
}

function samplesOf(text: string): string[] {
  const count = Math.ceil(text.length / pieceLength)
  const step = Math.max(1, count / maxPieces)
  return Array.from({ length: Math.min(count, maxPieces) }, (_, index) => {
    const from = Math.floor(index * step) * pieceLength
    return text.slice(from, from + pieceLength)
  })
}
