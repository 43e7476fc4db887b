import { expect, test } from "vitest"
import { StrangeLines } from "./strange-lines"

test("lines of an event stream pass as they come once they are known as such", () => {
  const lines = new StrangeLines()
  expect(
    ["da", "ta: {", "}", "\n\nevent: x\r", "\n: a com", "ment\ndata"].map((piece) => lines.push(piece)),
  ).toEqual(["", "data: {", "}", "\n\nevent: x\r", "\n: a com", "ment\n"])
  expect(lines.push("\n\n")).toBe("data\n\n")
})

test("a strange line waits until it is whole", () => {
  const lines = new StrangeLines()
  expect(lines.push("data: 1\n\nerr")).toBe("data: 1\n\n")
  expect(lines.push('or: {"a"')).toBe("")
  expect(lines.push(": 1}\n\nda")).toBe('error: {"a": 1}\n\n')
})

test("a strange line that never ends is held in bounded memory", () => {
  const lines = new StrangeLines()
  for (let piece = 0; piece < 100; piece++) lines.push("x".repeat(10_000))
  expect(lines.end().length).toBeLessThanOrEqual(64 * 1024 + 10_000)
})

test("what was held back is known at the end", () => {
  const lines = new StrangeLines()
  lines.push('{"error": "no')
  expect(lines.end()).toBe('{"error": "no')
})
