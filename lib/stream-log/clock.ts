/** Time as the log sees it: real in the app, hand-driven in tests. Milliseconds. */
export interface Clock {
  /** Monotonic; only differences mean something. */
  now(): number
  /** Runs `task` once after `ms`; the returned function cancels it. */
  after(ms: number, task: () => void): () => void
  /** Runs `task` once, when what this turn of the event loop brings has been handled. */
  soon(task: () => void): void
}

export const systemClock: Clock = {
  now: () => performance.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms)
    return () => clearTimeout(timer)
  },
  soon: (task) => void setImmediate(task),
}
