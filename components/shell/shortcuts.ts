/** The keyboard shortcuts, in the order of the shortcut sheet. `mod` is ⌘ on Apple's keyboards and Ctrl elsewhere. */
export const shortcuts = {
  palette: { mod: true, shift: false, key: "k" },
  newChat: { mod: true, shift: true, key: "o" },
  copyAnswer: { mod: true, shift: true, key: "c" },
  settings: { mod: true, shift: false, key: "," },
  sheet: { mod: false, shift: false, key: "?" },
} as const

export type ShortcutName = keyof typeof shortcuts

type Pressed = Pick<KeyboardEvent, "key" | "metaKey" | "ctrlKey" | "shiftKey" | "altKey">

/** The shortcut that was pressed. One without `mod` is none while something is being typed. */
export function shortcutOf(
  event: Pressed,
  { apple, typing }: { apple: boolean; typing: boolean },
): ShortcutName | null {
  const mod = apple ? event.metaKey : event.ctrlKey
  const foreign = event.altKey || (apple ? event.ctrlKey : event.metaKey)
  if (foreign) return null
  const names = Object.keys(shortcuts) as ShortcutName[]
  return names.find((name) => matches(shortcuts[name], event, mod) && (mod || !typing)) ?? null
}

function matches(
  shortcut: { mod: boolean; shift: boolean; key: string },
  event: Pressed,
  mod: boolean,
): boolean {
  // On many keyboards `?` itself needs Shift.
  const isShiftRight = shortcut.mod ? event.shiftKey === shortcut.shift : true
  return shortcut.mod === mod && isShiftRight && event.key.toLowerCase() === shortcut.key
}

/** How a shortcut is written: `⌘⇧O`, `Ctrl+Shift+O`. */
export function shortcutText(name: ShortcutName, apple: boolean): string {
  const { mod, shift, key } = shortcuts[name]
  const keys = [mod && (apple ? "⌘" : "Ctrl"), shift && (apple ? "⇧" : "Shift"), key.toUpperCase()].filter(
    Boolean,
  )
  return keys.join(apple ? "" : "+")
}
