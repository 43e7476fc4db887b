import type { FinishReason, UIMessageChunk } from "ai"

type Tool = { name: string; streamed: string; shown: string | null }

/** Takes from a stream what a reader sees of it. */
export class Reader {
  text = ""
  reasoning = ""
  finishReason: FinishReason | null = null
  /** Milliseconds of `performance.now()` at the first visible content. */
  firstAt: number | null = null
  /** Parts that were not ended though the stream is over. */
  readonly open = new Set<string>()
  readonly #tools = new Map<string, Tool>()

  add(chunk: UIMessageChunk): void {
    switch (chunk.type) {
      case "text-start":
      case "reasoning-start":
        this.open.add(chunk.id)
        return
      case "text-end":
      case "reasoning-end":
        this.open.delete(chunk.id)
        return
      case "text-delta":
        this.text += chunk.delta
        this.#seen()
        return
      case "reasoning-delta":
        this.reasoning += chunk.delta
        this.#seen()
        return
      case "finish":
        this.finishReason = chunk.finishReason ?? null
        return
      default:
        this.#addTool(chunk)
    }
  }

  /** Calls as `name(input)`; `name(!input)` when the SDK refused the input, `name(input…)` when it never became whole. */
  get tools(): string[] {
    return [...this.#tools.values()].map(({ name, streamed, shown }) => `${name}(${shown ?? `${streamed}…`})`)
  }

  #addTool(chunk: UIMessageChunk) {
    if (chunk.type === "tool-input-start") {
      this.#tools.set(chunk.toolCallId, { name: chunk.toolName, streamed: "", shown: null })
      return this.#seen()
    }
    if (!("toolCallId" in chunk)) return
    const tool = this.#tools.get(chunk.toolCallId)
    if (!tool) return
    if (chunk.type === "tool-input-delta") tool.streamed += chunk.inputTextDelta
    if (chunk.type === "tool-input-available") tool.shown = JSON.stringify(chunk.input)
    if (chunk.type === "tool-input-error") tool.shown = `!${String(chunk.input)}`
  }

  #seen() {
    this.firstAt ??= performance.now()
  }
}
