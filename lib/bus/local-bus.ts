import type { Bus, Signal } from "./bus"
import { Listeners } from "./listeners"

/** The bus of a process that is alone, and of several instances within one process in tests: each joins the same hub. */
export class LocalHub {
  readonly #members = new Set<Listeners>()

  join(): Bus {
    const own = new Listeners()
    this.#members.add(own)
    return {
      send: (signal: Signal) => {
        for (const member of this.#members) if (member !== own) member.hear(signal)
      },
      onSignal: (listener) => own.onSignal(listener),
      isListening: true,
      onListening: (listener) => own.onListening(listener),
      close: async () => void this.#members.delete(own),
    }
  }
}
