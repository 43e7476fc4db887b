import type { Chunk, MessagePart, Seam as SeamPlace } from "../protocol/message"
import { replayedPartId, replayParts } from "./replay"
import { Seam } from "./seam"

/** How a model's new chunks join what the message already had. */
export type Continuation = {
  /** What the log begins with: the message so far. */
  replay: Chunk[]
  seam: SeamPlace | null
  /** A chunk of the model as it goes into the log. */
  map(chunk: Chunk): Chunk[]
  /** What `map` still held back when the model was cut off. */
  drain(): Chunk[]
}

/** An answer from the beginning, or one that goes on behind parts that end with something other than text. */
export function appendTo(parts: readonly MessagePart[]): Continuation {
  return {
    replay: replayParts(parts, { openLast: false }),
    seam: null,
    map: (chunk) => [chunk],
    drain: () => [],
  }
}

/** Goes on in the last text part, so that the join is invisible; a repeated overlap at the seam is removed. */
export function stitchTo(parts: readonly MessagePart[]): Continuation {
  const kept = parts.slice(0, parts.findLastIndex((part) => part.type !== "step-start") + 1)
  const last = kept.at(-1)
  if (last?.type !== "text") return appendTo(kept)
  const index = kept.length - 1
  const stitch = new Stitch(replayedPartId(index), last.text)
  return {
    replay: replayParts(kept, { openLast: true }),
    seam: { part: index, offset: last.text.length },
    map: (chunk) => stitch.map(chunk),
    drain: () => stitch.drain(),
  }
}

class Stitch {
  readonly #id: string
  readonly #seam: Seam
  #modelId: string | null = null
  #state: "before-step" | "before-text" | "in-text" | "past" = "before-step"

  constructor(id: string, text: string) {
    this.#id = id
    this.#seam = new Seam(text)
  }

  map(chunk: Chunk): Chunk[] {
    if (this.#state === "before-step" && chunk.type === "start-step") {
      this.#state = "before-text"
      return []
    }
    if (chunk.type === "text-start" && this.#state !== "in-text" && this.#state !== "past") {
      this.#state = "in-text"
      this.#modelId = chunk.id
      return []
    }
    if (this.#state !== "in-text" || !("id" in chunk) || chunk.id !== this.#modelId) return [chunk]
    if (chunk.type === "text-delta") return this.#delta(this.#seam.push(chunk.delta))
    if (chunk.type !== "text-end") return [chunk]
    this.#state = "past"
    return [...this.#delta(this.#seam.end()), { type: "text-end", id: this.#id }]
  }

  drain(): Chunk[] {
    return this.#state === "in-text" ? this.#delta(this.#seam.end()) : []
  }

  #delta(delta: string): Chunk[] {
    return delta === "" ? [] : [{ type: "text-delta", id: this.#id, delta }]
  }
}
