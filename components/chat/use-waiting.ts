"use client"

import { useEffect, useEffectEvent, useState } from "react"
import type { Upload } from "@/lib/client/uploads"

type Readiness = "ready" | "uploading" | "failed"

/**
 * Lets a message wait for its files: `send` is called at once where they are there, otherwise as soon as the last one is. A file
 * that failed ends the waiting: whether the message goes without it is for the writer to say, by removing it.
 */
export function useWaiting(uploads: readonly Upload[], send: () => void) {
  const [isWanted, setWanted] = useState(false)
  const readiness = readinessOf(uploads)
  const onReady = useEffectEvent(() => {
    setWanted(false)
    if (readiness === "ready") send()
  })
  useEffect(() => {
    if (isWanted && readiness !== "uploading") onReady()
  }, [isWanted, readiness])
  const begin = () => {
    if (readiness === "ready") send()
    else setWanted(readiness === "uploading")
  }
  return { begin, readiness, isWaiting: isWanted && readiness === "uploading" }
}

function readinessOf(uploads: readonly Upload[]): Readiness {
  if (uploads.some(({ state }) => state.kind === "failed")) return "failed"
  return uploads.some(({ state }) => state.kind === "uploading") ? "uploading" : "ready"
}
