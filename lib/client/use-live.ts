import { useEffect, useEffectEvent } from "react"
import type { LiveEvent } from "../protocol/live"
import { subscribeLive } from "./client"

/** Keeps the browser's live connection while the component is there; the open chats are fed by it too. */
export function useLive(listener: (signal: LiveEvent) => void): void {
  const onSignal = useEffectEvent(listener)
  useEffect(() => subscribeLive((signal) => onSignal(signal)), [])
}
