import { expect, test } from "vitest"
import { highlight } from "./highlighter"
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

test("highlighting in runs gives the text back and carries its state from run to run", async () => {
  const code = ["/* a comment", ...Array.from({ length: 70 }, (_, i) => `line ${i}`), "*/ const a = 1"].join(
    "\n",
  )
  const lines = []
  for await (const run of highlight(code, "typescript")) lines.push(...run)
  expect(lines.map((line) => line.map(({ text }) => text).join("")).join("\n")).toBe(code)
  const colors = new Set(lines.slice(0, 70).flatMap((line) => line.map(({ color }) => color)))
  expect([...colors]).toEqual(["var(--code-token-comment)"])
})
