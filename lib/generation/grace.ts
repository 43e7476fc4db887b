/** The first viewer needs a moment to arrive even where nobody is waited for. */
const firstViewerMs = 1_000
/** Shortest wait before those who watch elsewhere are asked for again. */
const againMs = 250

type Options = {
  /** 0 ends at once, -1 never. */
  graceMs: number
  /** Whether somebody watches on this instance. */
  isWatched(): boolean
  /** Milliseconds since somebody watched on another one; null: nobody did. Rejects when that cannot be known now. */
  idleElsewhereMs(): Promise<number | null>
  onAbandoned(): void
}

/** Where the operator has answers finish, this is how long the reader of one who does not is waited for. */
const cancelAfterMs = 15_000

/** What the user wants when nobody watches, over what the operator has (`DISCONNECT_GRACE_MS`). Milliseconds; -1 = never. */
export function graceMsFor(whenLeaving: "cancel" | "finish" | null, operatorMs: number): number {
  if (whenLeaving === null) return operatorMs
  if (whenLeaving === "finish") return -1
  return operatorMs < 0 ? cancelAfterMs : operatorMs
}

/**
 * The disconnect grace (I5): armed from the start, so a generation that nobody ever joined ends too; `changed` re-arms or
 * disarms it when a viewer came or left here. Those elsewhere are asked for when it is over: had they left meanwhile, it began
 * then.
 */
export class Grace {
  #timer: NodeJS.Timeout | null = null
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
    const { graceMs, isWatched } = options
    if (graceMs >= 0 && !isWatched()) this.#arm(Math.max(graceMs, firstViewerMs))
  }

  changed(): void {
    if (this.#options.graceMs < 0) return
    if (this.#options.isWatched()) this.disarm()
    else if (!this.#timer) this.#arm(this.#options.graceMs)
  }

  disarm(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
  }

  #arm(ms: number) {
    const timer = setTimeout(() => void this.#over(timer), ms)
    this.#timer = timer
  }

  async #over(timer: NodeJS.Timeout) {
    const leftMs = await this.#leftElsewhereMs()
    if (this.#timer !== timer) return // somebody came while we asked
    if (leftMs === 0) this.#options.onAbandoned()
    else this.#arm(leftMs)
  }

  /** What is left of the grace of those elsewhere. */
  async #leftElsewhereMs(): Promise<number> {
    const { graceMs, idleElsewhereMs } = this.#options
    try {
      const idleMs = await idleElsewhereMs()
      if (idleMs === null || (idleMs > 0 && idleMs >= graceMs)) return 0
      return Math.max(graceMs - idleMs, againMs)
    } catch {
      return againMs // whoever cannot be seen may be there
    }
  }
}
