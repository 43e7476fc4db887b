import type { KeyboardEvent } from "react"

/**
 * Whether this key alone was pressed, and not to choose a word of an input method. Safari ends the composition before its
 * keydown, which then has the code 229.
 */
export function isPlainKey(event: KeyboardEvent, key: string): boolean {
  const { shiftKey, ctrlKey, metaKey, altKey, nativeEvent, keyCode } = event
  const isModified = shiftKey || ctrlKey || metaKey || altKey
  return event.key === key && !isModified && !nativeEvent.isComposing && keyCode !== 229
}
