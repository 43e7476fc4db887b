import type { Page, PageEvent } from "./page"

/** `asked`: the user, or news about the chat, wants a connection now. */
export type Wake = "online" | "visible" | "restored" | "asked"

/** How long a chat keeps its connection after it left the view. */
export const releaseAfterMs = 5_000

/**
 * Whether a chat deserves a connection of its own: it is on screen, in a visible tab. Leaving the view counts after
 * `releaseAfterMs`, so that a glance at another tab costs nothing.
 */
export class Attention {
  #watchers = 0
  #released = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #unsubscribe: (() => void) | undefined
  readonly #page: Page
  readonly #listeners = new Set<(event: Wake | "release") => void>()

  /** Has no effects until it is watched. */
  constructor(page: Page) {
    this.#page = page
  }

  /** False once the chat has been out of view for a while. */
  get wanted(): boolean {
    return !this.#released
  }

  get watched(): boolean {
    return this.#watchers > 0
  }

  /** Says that the chat is on screen, until the returned function is called. */
  watch(): () => void {
    this.#unsubscribe ??= this.#page.subscribe((event) => this.#onPage(event))
    this.#watchers += 1
    this.#settle()
    let over = false
    return () => {
      if (over) return
      over = true
      this.#watchers -= 1
      this.#settle()
    }
  }

  /** Stops listening to the page. */
  dispose(): void {
    this.#unsubscribe?.()
    clearTimeout(this.#timer)
  }

  /** Lets whoever waits go on at once, even out of view. */
  ask(): void {
    this.#tell("asked")
  }

  on(listener: (event: Wake | "release") => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Resolves with what woke it, or null after `ms` or when `signal` is aborted. */
  wake(ms: number, signal?: AbortSignal): Promise<Wake | null> {
    return new Promise((resolve) => {
      const done = (wake: Wake | null) => {
        off()
        clearTimeout(timer)
        signal?.removeEventListener("abort", onAbort)
        resolve(wake)
      }
      const onAbort = () => done(null)
      const off = this.on((event) => event !== "release" && done(event))
      const timer = ms === Number.POSITIVE_INFINITY ? undefined : setTimeout(done, ms, null)
      signal?.addEventListener("abort", onAbort)
      if (signal?.aborted) done(null)
    })
  }

  #onPage(event: PageEvent): void {
    const wasWanted = this.wanted
    this.#settle()
    if (event === "hidden" || event === "left" || !this.wanted) return
    // Coming back from out of view has just been told.
    if (wasWanted || event !== "visible") this.#tell(event)
  }

  #settle(): void {
    clearTimeout(this.#timer)
    if (this.watched && this.#page.visible) {
      const wasReleased = this.#released
      this.#released = false
      if (wasReleased) this.#tell("visible")
    } else if (!this.#released) {
      this.#timer = setTimeout(() => this.#release(), releaseAfterMs)
    }
  }

  #release(): void {
    this.#released = true
    this.#tell("release")
  }

  #tell(event: Wake | "release"): void {
    for (const listener of [...this.#listeners]) listener(event)
  }
}
