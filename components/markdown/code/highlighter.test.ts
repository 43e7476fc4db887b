import { expect, test, vi } from "vitest"
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
  const colored = await coloursOf(code)
  expect(colored.map(textOf)).toEqual(codeChunks(code))
  const comment = colored.slice(0, 2).flatMap((chunk) => chunk.map(({ color }) => color))
  expect(new Set(comment)).toEqual(new Set(["var(--code-token-comment)"]))
})

test("a machine that takes a second for each step colours the same", async () => {
  const code = "/** Power. */\nexport const power = 9.81\n"
  const expected = await coloursOf(code)
  let now = 0
  using _clock = vi.spyOn(Date, "now").mockImplementation(() => (now += 1_000))
  expect(await coloursOf(code)).toEqual(expected)
  expect(new Set(expected.flat().map(({ color }) => color)).size).toBeGreaterThan(1)
})

async function coloursOf(code: string): Promise<ColoredChunk[]> {
  const colored: ColoredChunk[] = []
  for await (const chunk of highlight({ chunks: codeChunks(code), language: "typescript" }))
    colored.push(chunk)
  return colored
}

function textOf(chunk: ColoredChunk): string {
  return chunk.map(({ text }) => text).join("")
}
