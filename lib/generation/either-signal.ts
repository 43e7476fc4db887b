/**
 * A signal that aborts when one of others does, with its reason, until `release`. `AbortSignal.any` makes the same but for two things:
 * Node.js keeps what it makes for as long as somebody listens (`gcPersistentSignals`), and what the SDK and providers leave on it held
 * every answer there had been, 170 KB each; and it looks at all sources each time that `aborted` is read, 2 % of the processor at
 * 100 streams.
 */
export function eitherSignal(...signals: readonly AbortSignal[]): { signal: AbortSignal; release(): void } {
  const either = new AbortController()
  const listening = signals.map((signal) => {
    const abort = () => either.abort(signal.reason)
    if (signal.aborted) abort()
    signal.addEventListener("abort", abort, { once: true })
    return () => signal.removeEventListener("abort", abort)
  })
  const release = () => {
    for (const stop of listening) stop()
  }
  return { signal: either.signal, release }
}
