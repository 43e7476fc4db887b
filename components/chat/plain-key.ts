import type { KeyboardEvent } from "react"
import type { Preferences } from "@/lib/protocol/preferences"

/** Whether this key alone was pressed, and not to choose a word of an input method. */
export function isPlainKey(event: KeyboardEvent, key: string): boolean {
  const { shiftKey, ctrlKey, metaKey, altKey } = event
  return event.key === key && !(shiftKey || ctrlKey || metaKey || altKey) && !isComposing(event)
}

/** Whether what was pressed sends, as the user has it: Enter alone, or with Ctrl or ⌘. */
export function isSendKey(event: KeyboardEvent, sendKey: Preferences["sendKey"]): boolean {
  if (sendKey === "enter") return isPlainKey(event, "Enter")
  const isHeld = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey
  return event.key === "Enter" && isHeld && !isComposing(event)
}

// Safari ends the composition before its keydown, which then has the code 229.
const isComposing = ({ nativeEvent, keyCode }: KeyboardEvent) => nativeEvent.isComposing || keyCode === 229
