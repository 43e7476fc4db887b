import type { Conversation } from "./conversation.ts"
import type { Step } from "./script.ts"

/** A script that waits for its request, or is being played. */
export class Script {
  readonly id: number
  readonly steps: readonly Step[]
  readonly for: string | undefined
  #permits = 0
  readonly #holding: (() => void)[] = []

  constructor(id: number, steps: readonly Step[], match: string | undefined) {
    this.id = id
    this.steps = steps
    this.for = match
  }

  /** Lets one HOLD pass: the one waiting, else the next one reached. */
  release(): void {
    const waiting = this.#holding.shift()
    if (waiting === undefined) this.#permits += 1
    else waiting()
  }

  /** Waits for a release; rejects when the client leaves. */
  hold(signal: AbortSignal): Promise<void> {
    if (this.#permits > 0) {
      this.#permits -= 1
      return Promise.resolve()
    }
    return new Promise((resolve, reject) => {
      this.#holding.push(resolve)
      signal.addEventListener("abort", () => reject(signal.reason), { once: true })
    })
  }
}

/** The scripts that tests have written. Each answers one request. */
export class ScriptBook {
  readonly #waiting: Script[] = []
  readonly #all: Script[] = []

  /** Queues a script for the next request, or for the next one in whose conversation a user says `match`. */
  add(steps: readonly Step[], match?: string): Script {
    const script = new Script(this.#all.length + 1, steps, match)
    this.#all.push(script)
    this.#waiting.push(script)
    return script
  }

  get(id: number): Script | undefined {
    return this.#all[id - 1]
  }

  /** Scripts that no request has asked for. */
  get unused(): readonly Script[] {
    return this.#waiting
  }

  /** Takes the script for this conversation; one written for its words goes before one for anything. */
  take({ turns }: Conversation): Script | null {
    const said = (match: string) => turns.some((turn) => turn.role === "user" && turn.text.includes(match))
    const keyed = this.#waiting.findIndex((script) => script.for !== undefined && said(script.for))
    const index = keyed >= 0 ? keyed : this.#waiting.findIndex((script) => script.for === undefined)
    return index < 0 ? null : (this.#waiting.splice(index, 1)[0] ?? null)
  }

  /** Forgets scripts that no request has asked for. */
  clear(): void {
    this.#waiting.length = 0
  }
}
