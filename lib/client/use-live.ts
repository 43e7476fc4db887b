import { useEffect, useEffectEvent } from "react"
import { subscribeLive } from "./client"
import type { LiveSignal } from "./live-signal"

/** Keeps the browser's live connection while the component is there; the open chats are fed by it too. */
export function useLive(listener: (signal: LiveSignal) => void): void {
  const onSignal = useEffectEvent(listener)
  useEffect(() => subscribeLive((signal) => onSignal(signal)), [])
}
