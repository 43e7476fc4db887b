"use client"

import { startTransition, useEffect, useState } from "react"

const atOnce = 20

/** How many of the last turns are shown: few at first, so that a long chat opens at its end at once; then all, bit by bit. */
export function useShownTurns(total: number): number {
  const [shown, setShown] = useState(atOnce)
  useEffect(() => {
    if (shown >= total) return
    return whenIdle(() => startTransition(() => setShown((now) => now + atOnce)))
  }, [shown, total])
  return Math.min(total, shown)
}

/** Returns the way to call it off. */
function whenIdle(action: () => void): () => void {
  // Safari has no idle callbacks.
  if (typeof requestIdleCallback === "undefined") {
    const timer = setTimeout(action, 50)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(action, { timeout: 500 })
  return () => cancelIdleCallback(handle)
}
