import type { Clock } from "./clock"

type Options = {
  clock: Clock
  noticeMs: number
  stallMs: number
  onNotice: (silentMs: number) => void
  onStall: (silentMs: number) => void
}

/**
 * Watches for silence between two pieces of content. Counts only time in which somebody waits, so that a slow reader is not
 * taken for a silent upstream, and needs no timer a token: the one that runs looks when it fires how long it really was.
 */
export class Silence {
  readonly #options: Options
  #waitingSince: number | null = null
  #idleMs = 0
  #noticedMs = 0
  #isOver = false
  #cancel: (() => void) | null = null

  constructor(options: Options) {
    this.#options = options
  }

  /** Somebody waits for the next part from now on. */
  begin(): void {
    this.#waitingSince = this.#options.clock.now()
    if (!this.#cancel && !this.#isOver) this.#arm()
  }

  /** A part came. */
  end({ isContent }: { isContent: boolean }): void {
    const waited = this.#waitingSince === null ? 0 : this.#options.clock.now() - this.#waitingSince
    this.#waitingSince = null
    this.#idleMs = isContent ? 0 : this.#idleMs + waited
    if (isContent) this.#noticedMs = 0
  }

  stop(): void {
    this.#isOver = true
    this.#cancel?.()
    this.#cancel = null
    this.#waitingSince = null
  }

  #arm() {
    const { noticeMs, stallMs, clock } = this.#options
    const next = Math.min(positive(stallMs), this.#noticedMs + positive(noticeMs))
    if (next === Number.POSITIVE_INFINITY) return
    this.#cancel = clock.after(Math.max(1, next - this.#silentMs()), () => this.#look())
  }

  #look() {
    this.#cancel = null
    if (this.#waitingSince === null) return
    const { noticeMs, stallMs, onNotice, onStall } = this.#options
    const silentMs = this.#silentMs()
    if (silentMs >= positive(stallMs)) {
      this.stop()
      return onStall(silentMs)
    }
    if (silentMs >= this.#noticedMs + positive(noticeMs)) {
      this.#noticedMs += noticeMs
      onNotice(silentMs)
    }
    this.#arm()
  }

  #silentMs() {
    return this.#idleMs + (this.#waitingSince === null ? 0 : this.#options.clock.now() - this.#waitingSince)
  }
}

function positive(ms: number): number {
  return ms > 0 ? ms : Number.POSITIVE_INFINITY
}
