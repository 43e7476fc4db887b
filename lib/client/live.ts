import { Attention } from "./attention"
import type { LiveSignal } from "./live-signal"
import { readLive } from "./live-stream"
import type { Page } from "./page"

/** The part of `BroadcastChannel` that is used. */
export type Channel = Pick<BroadcastChannel, "postMessage" | "close" | "onmessage">

export type LiveOptions = {
  fetch: typeof fetch
  page: Page
  /** In [0, 1). */
  random: () => number
  /** `navigator.locks`; without it (plain HTTP away from localhost) each tab keeps a connection of its own. */
  locks: Pick<LockManager, "request"> | undefined
  openChannel(): Channel
  /** Hears everything before the subscribers do. */
  onSignal(signal: LiveSignal): void
}

const name = "millrace-live"

/** A page that has just been loaded has missed nothing. */
const freshMs = 5_000

/**
 * What happens to the user's chats elsewhere, over one connection a browser: the tab that holds the lock listens and tells
 * the others; when it goes, the next one in line takes over.
 */
export class Live {
  readonly #options: LiveOptions
  readonly #listeners = new Set<(signal: LiveSignal) => void>()
  #running: AbortController | null = null
  #unsubscribe: (() => void) | undefined
  /** When this tab began to know everything; null when it may have missed something. */
  #freshSince: number | null = null

  constructor(options: LiveOptions) {
    this.#options = options
  }

  /** Hears what is told until the returned function is called; the first listener connects, the last one disconnects. */
  subscribe(listener: (signal: LiveSignal) => void): () => void {
    this.#listeners.add(listener)
    if (this.#listeners.size === 1) this.#begin()
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size === 0) this.#end()
    }
  }

  #begin(): void {
    this.#freshSince = Date.now()
    this.#start()
    this.#unsubscribe = this.#options.page.subscribe((event) => {
      // A page that holds a lock or a channel is not kept for going back to.
      if (event === "left") this.#stop()
      if (event === "restored") {
        this.#start()
        this.#tell({ type: "resync" })
      }
    })
  }

  #end(): void {
    this.#unsubscribe?.()
    this.#stop()
  }

  #start(): void {
    if (this.#running) return
    const running = new AbortController()
    this.#running = running
    const { locks } = this.#options
    if (!locks) void this.#listen(running.signal, (signal) => this.#tell(signal))
    else this.#queue(locks, running.signal)
  }

  #stop(): void {
    this.#running?.abort()
    this.#running = null
    this.#freshSince = null
  }

  /** Hears the leader, and waits to be it. */
  #queue(locks: Pick<LockManager, "request">, signal: AbortSignal): void {
    const channel = this.#options.openChannel()
    channel.onmessage = ({ data }) => this.#tell(data)
    signal.addEventListener("abort", () => channel.close())
    const spread = (event: LiveSignal) => {
      this.#tell(event)
      channel.postMessage(event)
    }
    locks
      .request(name, { signal }, () => this.#listen(signal, spread))
      .catch(() => {
        /* left before it was this tab's turn */
      })
  }

  async #listen(signal: AbortSignal, onSignal: (signal: LiveSignal) => void): Promise<void> {
    const attention = new Attention(this.#options.page)
    attention.watch()
    const onOpen = () => {
      if (!this.#isFresh()) onSignal({ type: "resync" })
      this.#freshSince = null
    }
    await readLive({ ...this.#options, attention, signal, onOpen, onEvent: onSignal })
    attention.dispose()
  }

  #tell(signal: LiveSignal): void {
    this.#options.onSignal(signal)
    for (const listener of [...this.#listeners]) listener(signal)
  }

  #isFresh(): boolean {
    return this.#freshSince !== null && Date.now() - this.#freshSince < freshMs
  }
}
