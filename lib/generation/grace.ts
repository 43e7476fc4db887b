/** The first viewer needs a moment to arrive even where nobody is waited for. */
const firstViewerMs = 1_000

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
 * disarms it when a viewer came or left.
 */
export class Grace {
  #timer: NodeJS.Timeout | null = null
  readonly #graceMs: number
  readonly #isWatched: () => boolean
  readonly #onAbandoned: () => void

  /** `graceMs`: 0 ends at once, -1 never. */
  constructor(graceMs: number, isWatched: () => boolean, onAbandoned: () => void) {
    this.#graceMs = graceMs
    this.#isWatched = isWatched
    this.#onAbandoned = onAbandoned
    if (graceMs >= 0 && !isWatched()) this.#arm(Math.max(graceMs, firstViewerMs))
  }

  changed(): void {
    if (this.#graceMs < 0) return
    if (this.#isWatched()) this.disarm()
    else if (!this.#timer) this.#arm(this.#graceMs)
  }

  disarm(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
  }

  #arm(ms: number) {
    this.#timer = setTimeout(this.#onAbandoned, ms)
  }
}
