export type Piece = { kind: "reasoning" | "text"; text: string }

const tags = ["<think>", "<thinking>"] as const

/**
 * Takes `<think>…</think>` at the start of an answer apart from its text, over any splitting into deltas. White space
 * before the tag, and between it and the text, is dropped; so is an answer of nothing but white space.
 */
export class ThinkTag {
  #state: "before" | "inside" | "behind" | "outside" = "before"
  #held = ""
  #close = ""
  #hasThought = false

  /** True when text passes as it is, so that `push` need not be asked. */
  get isOutside(): boolean {
    return this.#state === "outside"
  }

  push(delta: string): Piece[] {
    this.#held += delta
    switch (this.#state) {
      case "before":
        return this.#before()
      case "inside":
        return this.#inside()
      case "behind":
        return this.#behind()
      case "outside":
        return this.#release("text")
    }
  }

  /** What was held back, when no more comes. */
  end(): Piece[] {
    if (this.#held.trim() === "") return []
    return this.#release(this.#state === "inside" ? "reasoning" : "text")
  }

  #before(): Piece[] {
    const text = this.#held.trimStart()
    const tag = tags.find((tag) => text.startsWith(tag))
    if (tag) {
      this.#state = "inside"
      this.#close = tag.replace("<", "</")
      this.#held = text.slice(tag.length)
      return this.#inside()
    }
    if (text === "" || tags.some((tag) => tag.startsWith(text))) return []
    this.#state = "outside"
    return this.#release("text")
  }

  #inside(): Piece[] {
    if (!this.#hasThought) this.#held = this.#held.trimStart()
    this.#hasThought ||= this.#held !== ""
    const at = this.#held.indexOf(this.#close)
    if (at === -1) return this.#releaseBut(partialSuffix(this.#held, this.#close))
    const thought = this.#held.slice(0, at)
    this.#held = this.#held.slice(at + this.#close.length)
    this.#state = "behind"
    return [...(thought === "" ? [] : [{ kind: "reasoning" as const, text: thought }]), ...this.#behind()]
  }

  #behind(): Piece[] {
    this.#held = this.#held.trimStart()
    if (this.#held === "") return []
    this.#state = "outside"
    return this.#release("text")
  }

  #releaseBut(kept: number): Piece[] {
    const text = this.#held.slice(0, this.#held.length - kept)
    this.#held = this.#held.slice(text.length)
    return text === "" ? [] : [{ kind: "reasoning", text }]
  }

  #release(kind: Piece["kind"]): Piece[] {
    const text = this.#held
    this.#held = ""
    return text === "" ? [] : [{ kind, text }]
  }
}

/** How many characters at the end of `text` may be the beginning of `tag`. */
function partialSuffix(text: string, tag: string): number {
  for (let length = Math.min(tag.length - 1, text.length); length > 0; length--) {
    if (tag.startsWith(text.slice(-length))) return length
  }
  return 0
}
