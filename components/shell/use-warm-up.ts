"use client"

import { useEffect } from "react"

// What the first message, a press or a pointer brings on screen, in this order. Diagrams, formulas, colours and plots are large,
// and wait until they are needed.
const parts: readonly (() => Promise<unknown>)[] = [
  () => import("../chat/conversation"),
  () => import("../message-parts/tool-part"),
  () => import("../message-parts/file-part"),
  () => import("../message-parts/source-part"),
  () => import("../chat/message-editor"),
  () => import("../branches/version-switch"),
  () => import("../ui/tooltip-popup"),
  () => import("../ui/toaster"),
  () => import("../attachments/upload-list"),
  () => import("../attachments/refused-files"),
  () => import("../attachments/drop-overlay"),
  () => import("@/lib/client/send-file"),
  () => import("../chat/answer-details"),
  () => import("../chat/model-menu"),
  () => import("../commands/slash-menu"),
  () => import("../palette/palette"),
  () => import("../settings/settings-dialog"),
  () => import("../sidebar/chat-menu"),
  () => import("../search/search-results"),
]

/**
 * Loads the small parts that are not on the page yet once it is there and idle: the first press answers at once, and it answers
 * without a network too.
 */
export function useWarmUp(): void {
  useEffect(() => {
    const warmUp = async () => {
      for (const load of parts) {
        try {
          await load()
        } catch {
          /* no network just now: whoever presses tries again */
        }
      }
    }
    return whenIdle(() => void warmUp())
  }, [])
}

const latestMs = 3_000

/** Calls back when the browser has nothing to do; Safari has no such callback yet. Returns what calls it off. */
function whenIdle(callback: () => void): () => void {
  if (typeof requestIdleCallback === "function") {
    const id = requestIdleCallback(callback, { timeout: latestMs })
    return () => cancelIdleCallback(id)
  }
  const timer = setTimeout(callback, latestMs)
  return () => clearTimeout(timer)
}
