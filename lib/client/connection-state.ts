import { maxAttempts } from "./reconnect-policy"

/** What to tell about a chat's connection. `connected` also means that none is needed. */
export type ConnectionState =
  | { kind: "connected" }
  | { kind: "reconnecting"; attempt: number; of: number }
  /** Given up for now: tried again when the page wakes, and now and then. */
  | { kind: "offline" }

export const connected: ConnectionState = { kind: "connected" }

/** A first attempt that works within this time is not worth a word. */
const quietMs = 400

/** Reports how a connection is doing, without flicker. */
export class ConnectionReporter {
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #report: (state: ConnectionState) => void

  constructor(report: (state: ConnectionState) => void) {
    this.#report = report
  }

  connected(): void {
    this.#set(connected)
  }

  reconnecting(attempt: number): void {
    const state = { kind: "reconnecting", attempt, of: maxAttempts } as const
    clearTimeout(this.#timer)
    if (attempt > 1) this.#report(state)
    else this.#timer = setTimeout(this.#report, quietMs, state)
  }

  offline(): void {
    this.#set({ kind: "offline" })
  }

  #set(state: ConnectionState): void {
    clearTimeout(this.#timer)
    this.#report(state)
  }
}
