import { expect, test } from "vitest"
import { shortcutOf, shortcutText } from "./shortcuts"

const none = { key: "", metaKey: false, ctrlKey: false, shiftKey: false, altKey: false }
const idle = { apple: false, typing: false }

test("Ctrl is the modifier, and on Apple's keyboards Command", () => {
  expect(shortcutOf({ ...none, key: "k", ctrlKey: true }, idle)).toBe("palette")
  expect(shortcutOf({ ...none, key: "k", metaKey: true }, { apple: true, typing: false })).toBe("palette")
  expect(shortcutOf({ ...none, key: "k", ctrlKey: true }, { apple: true, typing: false })).toBeNull()
})

test("Shift makes another shortcut of the same key", () => {
  expect(shortcutOf({ ...none, key: "O", ctrlKey: true, shiftKey: true }, idle)).toBe("newChat")
  expect(shortcutOf({ ...none, key: "o", ctrlKey: true }, idle)).toBeNull()
  expect(shortcutOf({ ...none, key: "c", ctrlKey: true }, idle)).toBeNull()
})

test("a plain key is text while something is being typed", () => {
  expect(shortcutOf({ ...none, key: "?", shiftKey: true }, idle)).toBe("sheet")
  expect(shortcutOf({ ...none, key: "?", shiftKey: true }, { apple: false, typing: true })).toBeNull()
  expect(shortcutOf({ ...none, key: "k", ctrlKey: true }, { apple: false, typing: true })).toBe("palette")
})

test("shortcuts are written as the keyboard has them", () => {
  expect(shortcutText("newChat", true)).toBe("⌘⇧O")
  expect(shortcutText("newChat", false)).toBe("Ctrl+Shift+O")
  expect(shortcutText("sheet", false)).toBe("?")
})
