import type { Chunk, MessagePart } from "../protocol/message"
import { applyTool, endOfTool, newTool, type ToolChunk, type ToolDraft } from "./tool-draft"

type TextLike = Extract<MessagePart, { type: "text" | "reasoning" }>
/**
 * Folds a generation's chunks into the parts of its message, as `useChat` does in the browser, so that what is saved is what
 * was seen. Costs one string append a delta.
 */
export class MessageDraft {
  readonly parts: MessagePart[] = []
  readonly #open = new Map<string, TextLike>()
  readonly #tools = new Map<string, ToolDraft>()

  add(chunk: Chunk): void {
    switch (chunk.type) {
      case "text-delta":
      case "reasoning-delta": {
        const part = this.#open.get(key(chunk))
        if (part) part.text += chunk.delta
        return
      }
      case "text-start":
        this.#begin(key(chunk), { type: "text", text: "", state: "streaming", ...provider(chunk) })
        return
      case "reasoning-start":
        this.#begin(key(chunk), { type: "reasoning", text: "", state: "streaming", ...provider(chunk) })
        return
      case "text-end":
      case "reasoning-end":
        this.#end(key(chunk), provider(chunk))
        return
      case "start-step":
        this.parts.push({ type: "step-start" })
        return
      case "source-url":
      case "source-document":
      case "file":
        this.parts.push(chunk as MessagePart)
        return
      default:
        if (chunk.type.startsWith("tool-")) this.#addTool(chunk as ToolChunk)
    }
  }

  /** The chunks that end whatever is still open, for an answer that was cut off. Add and append them. */
  closing(): Chunk[] {
    const ends = [...this.#open.keys()].map((id): Chunk => {
      const [type, partId] = [id.slice(0, id.indexOf(":")), id.slice(id.indexOf(":") + 1)]
      return { type: type === "text" ? "text-end" : "reasoning-end", id: partId }
    })
    const tools = [...this.#tools.values()]
    const waiting = tools.some((tool) => tool.state === "approval-requested")
    return [...ends, ...tools.map((tool) => endOfTool(tool, waiting)).filter((end) => end !== null)]
  }

  /** How many UTF-16 units of text and reasoning it holds. */
  get length(): number {
    return this.parts.reduce((sum, part) => sum + ("text" in part ? part.text.length : 1), 0)
  }

  #begin(id: string, part: TextLike) {
    this.#open.set(id, part)
    this.parts.push(part)
  }

  #end(id: string, metadata: Partial<TextLike>) {
    const part = this.#open.get(id)
    if (part) Object.assign(part, { state: "done" }, metadata)
    this.#open.delete(id)
  }

  #addTool(chunk: ToolChunk) {
    if (chunk.type === "tool-approval-response") {
      const asked = [...this.#tools.values()].find((tool) => tool.approval?.id === chunk.approvalId)
      if (asked) applyTool(asked, chunk)
      return
    }
    let tool = this.#tools.get(chunk.toolCallId)
    if (!tool) {
      if (!("toolName" in chunk)) return
      tool = newTool(chunk)
      this.#tools.set(chunk.toolCallId, tool)
      this.parts.push(tool as unknown as MessagePart)
    }
    applyTool(tool, chunk)
  }
}

function key(chunk: { type: string; id: string }): string {
  return `${chunk.type.startsWith("text") ? "text" : "reasoning"}:${chunk.id}`
}

function provider<T extends object>(chunk: T): { providerMetadata?: never } {
  return "providerMetadata" in chunk && chunk.providerMetadata !== undefined
    ? { providerMetadata: chunk.providerMetadata as never }
    : {}
}
