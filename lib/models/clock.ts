/** Time as the models see it: real in the app, hand-driven in tests. Milliseconds. */
export interface Clock {
  /** Monotonic; only differences mean something. */
  now(): number
  /** Runs `task` once after `ms`; the returned function cancels it. Never keeps the process alive. */
  after(ms: number, task: () => void): () => void
}

export const systemClock: Clock = {
  now: () => performance.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms)
    timer.unref()
    return () => clearTimeout(timer)
  },
}
