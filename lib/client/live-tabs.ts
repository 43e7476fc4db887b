import type { LiveEvent } from "../protocol/live"
import type { Page } from "./page"

/** The part of `BroadcastChannel` that is used. */
export type Channel = Pick<BroadcastChannel, "postMessage" | "close" | "onmessage">

export type LiveTabsOptions = {
  page: Page
  locks: Pick<LockManager, "request">
  openChannel(): Channel
  /** Called in the tab that leads: listens until `signal` is aborted, and passes on what it hears. */
  lead(spread: (signal: LiveEvent) => void, signal: AbortSignal): Promise<void>
  /** Called in every tab, the leader's too. */
  hear(signal: LiveEvent): void
}

type Message = LiveEvent | { type: "who-leads" } | { type: "i-lead" }

const name = "millrace-live"
const checkEveryMs = 30_000
const answerWithinMs = 2_000

/**
 * One of a browser's tabs listens for all: the one that holds a lock. When it goes, the next in line takes over; when it only
 * sleeps (phones freeze tabs out of view, and their locks with them), a tab in view takes the lock away from it.
 */
export class LiveTabs {
  readonly #options: LiveTabsOptions
  readonly #channel: Channel
  readonly #left = new AbortController()
  #turn = new AbortController()
  #leads = false
  #unanswered: ReturnType<typeof setTimeout> | undefined

  /** Joins at once; see `leave`. */
  constructor(options: LiveTabsOptions) {
    this.#options = options
    this.#channel = options.openChannel()
    this.#channel.onmessage = ({ data }: MessageEvent<Message>) => this.#onMessage(data)
    const unsubscribe = options.page.subscribe((event) => event === "visible" && this.#check())
    const timer = setInterval(() => this.#check(), checkEveryMs)
    this.#left.signal.addEventListener("abort", () => {
      unsubscribe()
      clearInterval(timer)
      clearTimeout(this.#unanswered)
      this.#turn.abort()
      this.#channel.close()
    })
    this.#queue({ steal: false })
    this.#check()
  }

  leave(): void {
    this.#left.abort()
  }

  #queue({ steal }: { steal: boolean }): void {
    this.#turn.abort()
    const turn = new AbortController()
    this.#turn = turn
    // The two options exclude each other; a theft needs no waiting that could be called off.
    const options = steal ? { steal } : { signal: turn.signal }
    this.#options.locks
      .request(name, options, () => this.#lead(turn.signal))
      .catch(() => {
        // Called off by us, or the lock was taken away: then there is a leader to queue behind.
        if (!turn.signal.aborted) this.#queue({ steal: false })
      })
  }

  async #lead(signal: AbortSignal): Promise<void> {
    this.#leads = true
    signal.addEventListener("abort", () => {
      this.#leads = false
    })
    await this.#options.lead((event) => this.#spread(event), signal)
  }

  #spread(signal: LiveEvent): void {
    this.#channel.postMessage(signal)
    this.#options.hear(signal)
  }

  #onMessage(message: Message): void {
    if (message.type === "i-lead") clearTimeout(this.#unanswered)
    else if (message.type !== "who-leads") this.#options.hear(message)
    else if (this.#leads) this.#channel.postMessage({ type: "i-lead" } satisfies Message)
  }

  #check(): void {
    if (!this.#options.page.visible) return
    clearTimeout(this.#unanswered)
    this.#unanswered = setTimeout(() => {
      if (!this.#leads) this.#queue({ steal: true })
    }, answerWithinMs)
    this.#channel.postMessage({ type: "who-leads" } satisfies Message)
  }
}
