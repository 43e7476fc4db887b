import type { MouseEvent } from "react"

/** A click that follows a link here; the others are the browser's own (new tab, middle button). */
export function isPlainClick({ metaKey, ctrlKey, shiftKey, altKey, button }: MouseEvent): boolean {
  return !(metaKey || ctrlKey || shiftKey || altKey) && button === 0
}
