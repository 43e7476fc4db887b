/**
 * A signal that aborts when either does, with its reason. `AbortSignal.any` makes the same but for this: Node.js keeps what it makes
 * for as long as somebody listens (`gcPersistentSignals`), and what the SDK and providers leave on it held every answer there had
 * been, 170 KB each.
 */
export function eitherSignal(...signals: readonly [AbortSignal, AbortSignal]): AbortSignal {
  const either = new AbortController()
  for (const signal of signals) {
    if (signal.aborted) either.abort(signal.reason)
    signal.addEventListener("abort", () => either.abort(signal.reason), { once: true })
  }
  return either.signal
}
