/** Everything known of one request. Times are milliseconds since 1970, with fractions. */
export type RequestRecord = {
  /** Counts from 1. */
  readonly number: number
  readonly path: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: unknown
  /** The script that answers it; null for the demo's own answers. */
  readonly scriptId: number | null
  readonly receivedAt: number
  /** Deltas of content written so far. */
  deltasSent: number
  /** True while a HOLD waits for its release. */
  held: boolean
  /** `finished` by the script, `broken` on purpose by the script, or `abandoned` because the client left first. */
  answer: "sending" | "finished" | "broken" | "abandoned"
  answeredAt: number | null
  socketClosedAt: number | null
}

/** The record of all requests, and a way to wait for what happens to them. */
export class Traffic {
  readonly requests: RequestRecord[] = []
  /** Grows with every change. */
  version = 0
  readonly #kept: boolean
  readonly #waiting = new Set<() => void>()

  /** Without `keep` nothing is remembered: a product that runs for months must not collect its requests. */
  constructor(options: { keep: boolean }) {
    this.#kept = options.keep
  }

  add(request: Pick<RequestRecord, "path" | "headers" | "body" | "scriptId">): RequestRecord {
    const record: RequestRecord = {
      ...request,
      number: this.requests.length + 1,
      receivedAt: clock(),
      deltasSent: 0,
      held: false,
      answer: "sending",
      answeredAt: null,
      socketClosedAt: null,
    }
    if (this.#kept) this.requests.push(record)
    this.changed()
    return record
  }

  /** To be called after a change to a record. */
  changed(): void {
    this.version += 1
    for (const wake of this.#waiting) wake()
  }

  /** Resolves with the first value of `look` that is neither null, undefined nor false; rejects after `timeoutMs`, saying `what`. */
  until<T>(look: () => T | null | undefined | false, what: string, timeoutMs = 10_000): Promise<T> {
    return new Promise((resolve, reject) => {
      const settle = () => {
        clearTimeout(timer)
        this.#waiting.delete(check)
      }
      const check = () => {
        const value = look()
        if (value === null || value === undefined || value === false) return
        settle()
        resolve(value)
      }
      const timer = setTimeout(() => {
        settle()
        reject(new Error(`The model server waited ${timeoutMs} ms in vain: ${what}`))
      }, timeoutMs)
      this.#waiting.add(check)
      check()
    })
  }
}

export const clock = () => performance.timeOrigin + performance.now()
