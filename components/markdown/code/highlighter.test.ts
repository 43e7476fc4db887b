import { expect, test } from "vitest"
import { codeChunks } from "./code-chunks"
import { type ColoredChunk, highlight } from "./highlighter"
import { languageOf } from "./languages"

test("a language is known by any of its names, and no name reaches what is not a language", () => {
  expect([languageOf("TS"), languageOf("c++"), languageOf("golang"), languageOf("python")]).toEqual([
    "typescript",
    "cpp",
    "go",
    "python",
  ])
  expect([languageOf("constructor"), languageOf("__proto__"), languageOf(""), languageOf("klingon")]).toEqual(
    [null, null, null, null],
  )
})

test("highlighting in chunks gives the text back and carries its state from one to the next", async () => {
  const code = [
    "/* a comment",
    ...Array.from({ length: 70 }, (_, i) => `line ${i}`),
    "*/",
    "const a = 1\n",
  ].join("\n")
  const colored: ColoredChunk[] = []
  for await (const chunk of highlight({ chunks: codeChunks(code), language: "typescript" }))
    colored.push(chunk)
  expect(colored.map(textOf)).toEqual(codeChunks(code))
  const comment = colored.slice(0, 2).flatMap((chunk) => chunk.map(({ color }) => color))
  expect(new Set(comment)).toEqual(new Set(["var(--code-token-comment)"]))
})

function textOf(chunk: ColoredChunk): string {
  return chunk.map(({ text }) => text).join("")
}
