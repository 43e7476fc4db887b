import { expect, test } from "vitest"
import { lexFull } from "../lex"

const typesIn = (source: string) =>
  lexFull(source).map((token) => [
    token.type,
    ...("tokens" in token ? (token.tokens ?? []).map(({ type }) => type) : []),
  ])

test("a reference in a line and a note of its own are footnotes", () => {
  expect(typesIn("It turns[^a].\n\n[^a]: A *wheel*\n  does.\n")).toEqual([
    ["paragraph", "text", "footnoteReference", "text"],
    ["space"],
    ["footnote", "text", "em", "text"],
  ])
})

test("a note of one word is no link definition, and a link definition is no note", () => {
  expect(typesIn("[^1]: Wheel\n")).toEqual([["footnote", "text"]])
  expect(typesIn("[1]: https://example.org\n")).toEqual([["def"]])
})

test("what is code or escaped is no reference", () => {
  expect(typesIn("`[^1]` and \\[^1]")).toEqual([["paragraph", "codespan", "text", "escape", "text"]])
})
