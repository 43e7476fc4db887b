import type { ChatDetail } from "../protocol/chat"

export type FreshnessOptions = {
  load(): Promise<ChatDetail>
  /** Shows what was loaded. */
  show(detail: ChatDetail): void
  onFailure(error: unknown): void
  /** Joins the answer that is running; resolves when it has ended. */
  join(): Promise<void>
  /** Whether this tab reads an answer, or is about to. */
  isRunning(): boolean
}

/** Keeps account of what a tab has to do before it shows what the server has, and does it once at a time. */
export class Freshness {
  /** `load`: the store may know more. `join`: an answer is running that this tab does not read yet. */
  #need: "load" | "join" | null
  #isLoading = false
  readonly #options: FreshnessOptions

  constructor(need: "load" | "join" | null, options: FreshnessOptions) {
    this.#need = need
    this.#options = options
  }

  needs(what: "load" | "join"): void {
    if (this.#need !== "load") this.#need = what
  }

  /** Does what is to be done, unless an answer is running or loading has begun: then the caller comes again. */
  async satisfy(): Promise<void> {
    const need = this.#need
    if (need === null || this.#isLoading || this.#options.isRunning()) return
    this.#need = null
    if (need === "load") await this.#load()
    else await this.#options.join()
  }

  async #load(): Promise<void> {
    this.#isLoading = true
    const detail = await this.#options.load().catch((error: unknown) => {
      this.#options.onFailure(error)
      return null
    })
    this.#isLoading = false
    if (detail === null) return
    // What was sent meanwhile is newer than what was loaded.
    if (this.#options.isRunning()) return this.needs("load")
    this.#options.show(detail)
    if (detail.generationId) this.needs("join")
    await this.satisfy()
  }
}
