import type {
  LanguageModelV4Content,
  LanguageModelV4GenerateResult,
  LanguageModelV4StreamResult,
} from "@ai-sdk/provider"
import type { Part } from "./parts"

/** A streamed answer as a whole, for callers that do not stream. Rejects with the answer's fault when it ended badly. */
export async function collectAnswer({
  stream,
}: LanguageModelV4StreamResult): Promise<LanguageModelV4GenerateResult> {
  const open = new Map<string, LanguageModelV4Content & { type: "text" | "reasoning" }>()
  const content: LanguageModelV4Content[] = []
  const result: Partial<LanguageModelV4GenerateResult> = {}
  for await (const part of stream) {
    if (part.type === "error") throw part.error
    if (part.type === "text-start" || part.type === "reasoning-start") {
      const begun = {
        type: part.type === "text-start" ? ("text" as const) : ("reasoning" as const),
        text: "",
      }
      open.set(part.id, begun)
      content.push(begun)
    } else if (part.type === "text-delta" || part.type === "reasoning-delta") {
      const text = open.get(part.id)
      if (text) text.text += part.delta
    } else if (part.type === "finish") {
      Object.assign(result, { finishReason: part.finishReason, usage: part.usage })
    } else if (isWhole(part)) content.push(part)
  }
  const { finishReason, usage } = result
  if (!finishReason || !usage) throw new Error("The stream ended without a finish.")
  return { content, finishReason, usage, warnings: [] }
}

function isWhole(part: Part): part is Part & LanguageModelV4Content {
  return part.type === "tool-call" || part.type === "source" || part.type === "file"
}
