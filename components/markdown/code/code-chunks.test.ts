import { expect, test } from "vitest"
import { codeChunks, linesPerChunk } from "./code-chunks"

test("chunks are whole lines and together the code", () => {
  for (const lines of [0, 1, linesPerChunk, linesPerChunk + 1, 3 * linesPerChunk]) {
    for (const end of ["", "\n", "\n\n"]) {
      const code = Array.from({ length: lines }, (_, line) => `line ${line}`).join("\n") + end
      const chunks = codeChunks(code)
      expect(chunks.join("")).toBe(code)
      expect(chunks.slice(0, -1).every((chunk) => chunk.split("\n").length === linesPerChunk + 1)).toBe(true)
    }
  }
})

test("full chunks stay when code grows", () => {
  const code = "line\n".repeat(100)
  expect(codeChunks(`${code}more`).slice(0, 3)).toEqual(codeChunks(code).slice(0, 3))
})
