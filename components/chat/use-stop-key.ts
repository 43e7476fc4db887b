"use client"

import { useEffect, useEffectEvent } from "react"

/** Escape stops the answer, unless it closes something that is open over the page, or empties the field that it was pressed in. */
export function useStopKey(running: boolean, stop: () => void): void {
  const onStop = useEffectEvent(stop)
  useEffect(() => {
    if (!running) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return
      if (
        document.querySelector('[role="dialog"], [role="menu"], [role="listbox"]') ||
        takesEscape(event.target)
      )
        return
      event.preventDefault()
      onStop()
    }
    // Before anything that is open hears it and is gone from the page.
    window.addEventListener("keydown", onKey, { capture: true })
    return () => window.removeEventListener("keydown", onKey, { capture: true })
  }, [running])
}

/** A field that has a use of its own for Escape just now says so with `data-takes-escape`. */
function takesEscape(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.dataset.takesEscape !== undefined
}
