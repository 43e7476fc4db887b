import type { Signal } from "./bus"

/** Who listens to a bus in this process. */
export class Listeners {
  readonly #signal = new Set<(signal: Signal) => void>()
  readonly #listening = new Set<() => void>()

  onSignal(listener: (signal: Signal) => void): () => void {
    this.#signal.add(listener)
    return () => this.#signal.delete(listener)
  }

  onListening(listener: () => void): () => void {
    this.#listening.add(listener)
    return () => this.#listening.delete(listener)
  }

  hear(signal: Signal): void {
    for (const listener of this.#signal) listener(signal)
  }

  listening(): void {
    for (const listener of this.#listening) listener()
  }
}
