import type { LanguageModelV4StreamPart } from "@ai-sdk/provider"

export type Part = LanguageModelV4StreamPart
type Open = "text" | "reasoning"

/** Content a reader can see: what ends the right to fail over (I7) and what the watchdogs wait for. */
export function isContent(part: Part): boolean {
  switch (part.type) {
    case "text-delta":
    case "reasoning-delta":
    case "tool-input-delta":
      return part.delta !== ""
    case "tool-input-start":
    case "tool-call":
    case "file":
    case "source":
      return true
    default:
      return false
  }
}

/** The text that a part adds to an answer, tool arguments included. */
export function textOf(part: Part): string {
  switch (part.type) {
    case "text-delta":
    case "reasoning-delta":
    case "tool-input-delta":
      return part.delta
    default:
      return ""
  }
}

/** Knows which text and reasoning parts are open, so that an answer that is cut off still ends them. */
export class OpenParts {
  readonly #open = new Map<string, Open>()

  add(part: Part): void {
    if (part.type === "text-start") this.#open.set(`text:${part.id}`, "text")
    else if (part.type === "reasoning-start") this.#open.set(`reasoning:${part.id}`, "reasoning")
    else if (part.type === "text-end") this.#open.delete(`text:${part.id}`)
    else if (part.type === "reasoning-end") this.#open.delete(`reasoning:${part.id}`)
  }

  /** The ends that are missing. */
  ends(): Part[] {
    return [...this.#open].map(([key, kind]): Part => {
      const id = key.slice(kind.length + 1)
      return kind === "text" ? { type: "text-end", id } : { type: "reasoning-end", id }
    })
  }
}
