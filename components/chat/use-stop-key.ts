"use client"

import { useEffect, useEffectEvent } from "react"

/** Escape stops the answer, unless it closes something that is open over the page. */
export function useStopKey(running: boolean, stop: () => void): void {
  const onStop = useEffectEvent(stop)
  useEffect(() => {
    if (!running) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return
      if (document.querySelector('[role="dialog"], [role="menu"]')) return
      event.preventDefault()
      onStop()
    }
    // Before anything that is open hears it and is gone from the page.
    window.addEventListener("keydown", onKey, { capture: true })
    return () => window.removeEventListener("keydown", onKey, { capture: true })
  }, [running])
}
