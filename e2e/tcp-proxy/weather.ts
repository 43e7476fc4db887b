/** What a network does to the bytes that pass: nothing, hold them for a while, let few through, or swallow all in silence. */
export type Weather =
  | { kind: "clear" }
  | { kind: "delay"; ms: number }
  | { kind: "throttle"; bytesPerSecond: number }
  | { kind: "black-hole" }

/** The weather of a proxy, and the news of its change. */
export class Sky {
  #weather: Weather = { kind: "clear" }
  readonly #waiting = new Set<() => void>()

  get weather(): Weather {
    return this.#weather
  }

  change(weather: Weather): void {
    this.#weather = weather
    for (const wake of [...this.#waiting]) wake()
  }

  /** Resolves at the next change, or when `signal` is aborted. */
  changed(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.#waiting.delete(wake)
        signal.removeEventListener("abort", wake)
        resolve()
      }
      this.#waiting.add(wake)
      signal.addEventListener("abort", wake)
    })
  }
}
