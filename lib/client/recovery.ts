import type { GenerationId } from "../protocol/ids"
import type { Attention } from "./attention"
import { ConnectionReporter, type ConnectionState } from "./connection-state"
import { decide, type Ending } from "./reconnect-policy"
import { RequestFailed, unreachable } from "./request-failed"

export type RecoveryOptions = {
  attention: Attention
  /** In [0, 1). */
  random: () => number
  onConnection(state: ConnectionState): void
  /**
   * The stream has nothing more to tell: shows what the store has. Resolves with the generation that runs by then, if any.
   * Throws `RequestFailed`.
   */
  reload(): Promise<GenerationId | null>
  /** Whether the user pressed Stop. */
  isStopping(): boolean
}

/** How far the reading has come: whether the POST is known to be accepted, and which answer it is. */
export type Progress = { accepted: boolean; generationId: GenerationId | null }

/** A connection that lived this long was a good one, even if nothing but a heartbeat came over it. */
const soundMs = 3_000

/** Does what the policy says after a connection ended, and reports how it goes. */
export class Recovery {
  #failures = 0
  #isAsked = false
  readonly #options: RecoveryOptions
  readonly #closed: AbortSignal
  readonly #reporter: ConnectionReporter

  constructor(options: RecoveryOptions, closed: AbortSignal) {
    this.#options = options
    this.#closed = closed
    this.#reporter = new ConnectionReporter(options.onConnection)
    closed.addEventListener("abort", () => this.#reporter.connected())
  }

  /** Out of view, and nobody asked: no time for a connection. */
  get isIdle(): boolean {
    return !this.#options.attention.wanted && !this.#isAsked
  }

  /** A message that was not accepted and whose sending failed is not sent again once Stop was pressed. */
  isCalledOff({ accepted }: Progress): boolean {
    return !accepted && this.#failures > 0 && this.#options.isStopping()
  }

  connected(): void {
    this.#reporter.connected()
  }

  /** Something new has come. */
  progressed(): void {
    this.#failures = 0
  }

  /** Waits until there is reason to connect. */
  async untilWanted(): Promise<void> {
    while (this.isIdle && !this.#closed.aborted) await this.#pause(Number.POSITIVE_INFINITY)
  }

  /** Resolves when it is time to connect again, with false when the reading is over. Throws `RequestFailed`. */
  async after(ending: Ending, progress: Progress, livedMs = 0): Promise<boolean> {
    if (ending.kind !== "silence" && livedMs >= soundMs) this.#failures = 0
    const { random, isStopping } = this.#options
    const request = progress.accepted ? "resume" : "start"
    const situation = { request, failures: this.#failures, stopping: isStopping(), random: random() } as const
    const action = decide(ending, situation)
    switch (action.do) {
      case "end":
        return false
      case "fail":
        throw new RequestFailed(action.failure)
      case "reload":
        return this.#reload(progress)
      case "rest":
        this.#reporter.offline()
        return this.#pause(action.restMs)
      case "connect":
        this.#failures = action.attempt
        if (action.attempt > 0) this.#reporter.reconnecting(action.attempt)
        return this.#pause(action.afterMs)
    }
  }

  async #reload(progress: Progress): Promise<boolean> {
    try {
      const runningId = await this.#options.reload()
      const goesOn = runningId !== null && runningId === progress.generationId
      return goesOn ? this.after({ kind: "network" }, progress) : false
    } catch (error) {
      // The store is as far away as the stream: the way back is the same.
      const failure = error instanceof RequestFailed ? error.failure : unreachable
      return this.after({ kind: "status", failure }, progress)
    }
  }

  async #pause(ms: number): Promise<boolean> {
    const wake = await this.#options.attention.wake(ms, this.#closed)
    this.#isAsked = wake === "asked"
    if (wake !== null && wake !== "asked") this.#failures = 0
    return !this.#closed.aborted
  }
}
