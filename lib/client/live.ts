import type { LiveEvent } from "../protocol/live"
import { Attention } from "./attention"
import { readLive } from "./live-stream"
import { type Channel, LiveTabs } from "./live-tabs"
import type { Page } from "./page"

export type LiveOptions = {
  fetch: typeof fetch
  page: Page
  /** In [0, 1). */
  random: () => number
  /** `navigator.locks`; without it (plain HTTP away from localhost) each tab listens for itself. */
  locks: Pick<LockManager, "request"> | undefined
  openChannel(): Channel
  /** Hears everything before the subscribers do. */
  onSignal(signal: LiveEvent): void
}

/** A page that has just been loaded has missed nothing. */
const freshMs = 5_000

/** What happens to the user's chats in other tabs and on other devices, over one connection a browser. */
export class Live {
  readonly #options: LiveOptions
  readonly #listeners = new Set<(signal: LiveEvent) => void>()
  #freshUntil = 0
  #unsubscribe: (() => void) | undefined
  #disconnect: (() => void) | undefined

  constructor(options: LiveOptions) {
    this.#options = options
  }

  /** Hears what is told until the returned function is called; the first listener connects, the last one disconnects. */
  subscribe(listener: (signal: LiveEvent) => void): () => void {
    this.#listeners.add(listener)
    if (this.#listeners.size === 1) this.#begin()
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size === 0) this.#end()
    }
  }

  #begin(): void {
    this.#freshUntil = Date.now() + freshMs
    this.#connect()
    this.#unsubscribe = this.#options.page.subscribe((event) => {
      // A page that holds a lock or a channel is not kept for going back to.
      if (event === "left") this.#disconnect?.()
      if (event === "restored") {
        this.#connect()
        this.#tell({ type: "resync" })
      }
    })
  }

  #end(): void {
    this.#unsubscribe?.()
    this.#disconnect?.()
  }

  #connect(): void {
    this.#disconnect?.()
    const { locks, page, openChannel } = this.#options
    const hear = (signal: LiveEvent) => this.#tell(signal)
    if (locks) {
      const tabs = new LiveTabs({ locks, page, openChannel, hear, lead: (...args) => this.#listen(...args) })
      this.#disconnect = () => tabs.leave()
    } else {
      const closing = new AbortController()
      void this.#listen(hear, closing.signal)
      this.#disconnect = () => closing.abort()
    }
  }

  async #listen(spread: (signal: LiveEvent) => void, signal: AbortSignal): Promise<void> {
    const attention = new Attention(this.#options.page)
    attention.watch()
    const onOpen = () => {
      if (Date.now() >= this.#freshUntil) spread({ type: "resync" })
      this.#freshUntil = 0
    }
    await readLive({ ...this.#options, attention, signal, onOpen, onEvent: spread })
    attention.dispose()
  }

  #tell(signal: LiveEvent): void {
    this.#options.onSignal(signal)
    for (const listener of [...this.#listeners]) listener(signal)
  }
}
