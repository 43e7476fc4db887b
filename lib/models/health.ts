import type { Clock } from "./clock"
import type { CandidateHealth } from "./models"

const windowMs = 30_000
const maxFailures = 3
const openMs = 20_000
const keptSamples = 100
const minSamples = 20

type Record = { failures: number[]; openedAt: number | null; isProbing: boolean; firstTokens: number[] }

/**
 * What is known of the candidates of this process: a circuit breaker each (open after 3 failures in 30 s, one half-open probe
 * after 20 s), and how long their first tokens take.
 */
export class Health {
  readonly #clock: Clock
  readonly #records = new Map<string, Record>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** True when a candidate may be asked. */
  isClosed(id: string): boolean {
    const { openedAt } = this.#record(id)
    return openedAt === null
  }

  /** Its breaker: half-open while the next attempt may or does probe it. */
  stateOf(id: string): CandidateHealth["state"] {
    const { openedAt, isProbing } = this.#record(id)
    if (openedAt === null) return "closed"
    return isProbing || this.#clock.now() - openedAt >= openMs ? "half-open" : "open"
  }

  /** Asks for leave to try a candidate: yes when its breaker is closed, and for one probe at a time when it has been open long enough. */
  tryEnter(id: string): boolean {
    const record = this.#record(id)
    if (record.openedAt === null) return true
    if (record.isProbing || this.#clock.now() - record.openedAt < openMs) return false
    record.isProbing = true
    return true
  }

  /** It spoke, `firstTokenMs` after it was asked. */
  succeeded(id: string, firstTokenMs: number): void {
    const record = this.#record(id)
    Object.assign(record, { failures: [], openedAt: null, isProbing: false })
    record.firstTokens.push(firstTokenMs)
    if (record.firstTokens.length > keptSamples) record.firstTokens.shift()
  }

  failed(id: string): void {
    const record = this.#record(id)
    const now = this.#clock.now()
    record.failures = [...record.failures, now].filter((at) => now - at < windowMs)
    if (record.isProbing || record.failures.length >= maxFailures) record.openedAt = now
    record.isProbing = false
  }

  /** It ended for a reason that says nothing of the candidate: stopped, or our request was wrong. */
  left(id: string): void {
    this.#record(id).isProbing = false
  }

  /** The 95th percentile of its first tokens, in milliseconds; null until there are enough to tell. */
  slowFirstTokenMs(id: string): number | null {
    const sorted = this.#record(id).firstTokens.toSorted((a, b) => a - b)
    if (sorted.length < minSamples) return null
    return sorted[Math.floor(sorted.length * 0.95)] ?? null
  }

  #record(id: string): Record {
    const known = this.#records.get(id)
    if (known) return known
    const made = { failures: [], openedAt: null, isProbing: false, firstTokens: [] }
    this.#records.set(id, made)
    return made
  }
}
