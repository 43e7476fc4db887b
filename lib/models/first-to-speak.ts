import type { Candidate } from "./catalog"
import { classify, type Verdict } from "./classify"
import type { Clock } from "./clock"
import type { Health } from "./health"
import { shareOfPatience } from "./limits"
import { type Loss, NobodySpoke, soonestOf, worstOf } from "./loss"
import type { UpstreamFailure } from "./upstream-failure"

/** A call to a candidate that may become the answer. */
export type Contender = {
  readonly candidate: Candidate
  /** Resolves with true at its first visible content, false when it ended without. Never rejects. */
  readonly spoke: Promise<boolean>
  readonly firstTokenMs: number | null
  readonly elapsedMs: number
  readonly failure: UpstreamFailure | null
  /** Set when we ended it ourselves. */
  readonly abortReason: string | null
  abort(reason: string): void
}

type Options<C extends Contender> = {
  candidates: readonly Candidate[]
  /** Begins a call; `limitMs` is the longest wait for its first content. */
  start: (candidate: Candidate, limitMs: number) => C
  /** The configured limit of a candidate. */
  limitOf: (candidate: Candidate) => number
  /** An attempt ended without having spoken; `verdict` is null when we ended it ourselves. */
  onEnded: (attempt: C, verdict: Verdict | null) => void
  health: Health
  clock: Clock
  hedge: boolean
  signal: AbortSignal | undefined
}

/** How often the same round is tried again because a candidate asked for a short wait. */
const maxWaits = 2

/**
 * Asks the candidates in order until one has visible content, and returns it (I7). A fault that another candidate may not
 * have moves on; one that is ours ends it; a short `Retry-After` waits when there is nobody else. Rejects with `NobodySpoke`,
 * or with the signal's reason.
 */
export async function firstToSpeak<C extends Contender>(options: Options<C>): Promise<C> {
  return new Race(options).run()
}

class Race<C extends Contender> {
  readonly #options: Options<C>
  readonly #queue: Candidate[]
  readonly #running = new Set<C>()
  readonly #startedAt: number
  /** Whose breaker was open. */
  readonly #avoided: Candidate[] = []
  #losses: Loss[] = []
  #waits = 0

  constructor(options: Options<C>) {
    this.#options = options
    this.#startedAt = options.clock.now()
    this.#queue = [...options.candidates]
  }

  async run(): Promise<C> {
    for (;;) {
      this.#options.signal?.throwIfAborted()
      if (this.#running.size === 0) await this.#startNext()
      const event = await this.#nextEvent()
      if (event === "slow") this.#start(this.#nextHealthy())
      else if (event.spoke) return this.#win(event.attempt)
      else this.#lose(event.attempt)
    }
  }

  async #startNext() {
    // With every breaker open an attempt is still better than an error: somebody asked just now.
    const next = this.#nextHealthy() ?? this.#avoided.shift()
    this.#start(next ?? (await this.#waitOrGiveUp()))
  }

  #nextHealthy(): Candidate | undefined {
    for (let next = this.#queue.shift(); next; next = this.#queue.shift()) {
      if (this.#options.health.tryEnter(next.id)) return next
      this.#avoided.push(next)
    }
    return undefined
  }

  #start(candidate: Candidate | undefined) {
    if (!candidate) return
    const { clock, limitOf, start } = this.#options
    const spentMs = clock.now() - this.#startedAt
    const limitMs = shareOfPatience(limitOf(candidate), {
      spentMs,
      othersLeft: this.#queue.length + this.#avoided.length,
    })
    this.#running.add(start(candidate, limitMs))
  }

  async #nextEvent() {
    const events = [...this.#running].map(async (attempt) => ({ attempt, spoke: await attempt.spoke }))
    const slowMs = this.#slowMs()
    if (slowMs === null) return Promise.race(events)
    const { promise, resolve } = Promise.withResolvers<"slow">()
    const cancel = this.#options.clock.after(slowMs, () => resolve("slow"))
    return Promise.race([...events, promise]).finally(cancel)
  }

  /** When to start the next candidate beside the one that is slow; null when not at all. */
  #slowMs(): number | null {
    const [only, ...others] = this.#running
    if (!this.#options.hedge || !only || others.length > 0 || this.#queue.length === 0) return null
    const usual = this.#options.health.slowFirstTokenMs(only.candidate.id)
    return usual === null ? null : Math.max(0, usual - only.elapsedMs)
  }

  #win(attempt: C): C {
    this.#running.delete(attempt)
    this.#options.health.succeeded(attempt.candidate.id, attempt.firstTokenMs ?? attempt.elapsedMs)
    this.#stopOthers("another candidate spoke first")
    return attempt
  }

  #lose(attempt: C) {
    this.#running.delete(attempt)
    const { health, onEnded } = this.#options
    const { candidate, failure, abortReason } = attempt
    if (abortReason !== null || !failure) {
      health.left(candidate.id)
      return onEnded(attempt, null)
    }
    const verdict = classify(failure, { isVisible: false })
    if (verdict.counts) health.failed(candidate.id)
    else health.left(candidate.id)
    onEnded(attempt, verdict)
    this.#losses.push({ candidate, verdict, failure })
    if (verdict.next) return
    this.#stopOthers("the request was refused")
    throw new NobodySpoke({ verdict, failure })
  }

  #stopOthers(reason: string) {
    for (const attempt of this.#running) {
      attempt.abort(reason)
      this.#options.health.left(attempt.candidate.id)
      this.#options.onEnded(attempt, null)
    }
    this.#running.clear()
  }

  async #waitOrGiveUp(): Promise<Candidate> {
    const soonest = soonestOf(this.#losses)
    if (!soonest || this.#waits >= maxWaits) throw worstOf(this.#losses)
    this.#waits++
    this.#losses = this.#losses.filter((loss) => loss !== soonest)
    await this.#sleep(soonest.verdict.waitMs ?? 0)
    return soonest.candidate
  }

  #sleep(ms: number): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const { clock, signal } = this.#options
    const cancel = clock.after(ms, resolve)
    const onAbort = () => reject(signal?.reason)
    signal?.addEventListener("abort", onAbort, { once: true })
    return promise.finally(() => {
      cancel()
      signal?.removeEventListener("abort", onAbort)
    })
  }
}
