import fc from "fast-check"
import { expect, test } from "vitest"
import { splitTokens } from "./token-split.ts"

test("tokens are as short as a model's and keep their leading space", () => {
  expect(splitTokens("Nothing is lost, internationally.")).toEqual([
    "Nothing",
    " is",
    " lost",
    ",",
    " interna",
    "tionall",
    "y",
    ".",
  ])
})

test("a token of Chinese is a character or two", () => {
  expect(splitTokens("用 Token 计费，不丢字")).toEqual(["用", " Token", " 计费", "，", "不丢", "字"])
})

test("the tokens of any text are that text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(splitTokens(text).join("")).toBe(text)
    }),
  )
})
