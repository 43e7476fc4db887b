import { expect, test } from "vitest"
import { createDraftStore } from "./draft-store"

test("each chat has a draft of its own, and an empty one leaves nothing behind", () => {
  const storage = fakeStorage()
  const drafts = createDraftStore(() => storage)
  drafts.write("a", "one")
  drafts.write("b", "two")
  expect([drafts.read("a"), drafts.read("b"), drafts.read("c")]).toEqual(["one", "two", ""])
  drafts.write("a", "")
  expect(storage.length).toBe(1)
})

test("a browser that keeps nothing is no error", () => {
  const drafts = createDraftStore(() => {
    throw new DOMException("denied", "SecurityError")
  })
  drafts.write("a", "one")
  expect(drafts.read("a")).toBe("")
})

function fakeStorage(): Storage {
  const values = new Map<string, string>()
  return {
    get length() {
      return values.size
    },
    clear: () => values.clear(),
    key: (index) => [...values.keys()][index] ?? null,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  }
}
