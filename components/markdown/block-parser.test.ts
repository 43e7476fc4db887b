import fc from "fast-check"
import { beforeAll, expect, test } from "vitest"
import { createBlockParser } from "./block-parser"
import { loadHealer } from "./heal"
import { type AnyToken, lexFull } from "./lex"

const fragments = [
  "- item\n",
  "- **bold** item\n",
  "  - nested\n",
  "1. one\n",
  "2) two\n",
  "* star\n",
  "\n",
  "\n\n",
  "para ",
  "text\n",
  "# Title\n",
  "| a | b |\n",
  "|---|---|\n",
  "| 1 | `2` |\n",
  "```js\n",
  "```\n",
  "> quote\n",
  "    code\n",
  "$$\n",
  "$x$ ",
  "[x](https://a.b)",
  "- [ ] task\n",
  "<br>",
  "  continued\n",
  "+ plus\n",
]

beforeAll(loadHealer)

test("growing text gives the same blocks as parsing it at once", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...fragments), { maxLength: 30 }),
      fc.integer({ min: 1, max: 7 }),
      (parts, step) => {
        const text = `${parts.join("")}\n\nend\n`
        const parser = createBlockParser()
        for (let end = step; end < text.length; end += step) parser.update(text.slice(0, end), true)
        expect(essence(parser.update(text, true))).toEqual(essence(lexFull(text)))
      },
    ),
    { numRuns: 600 },
  )
})

test("an open formula at the end of an item is one before the next item comes, and after", () => {
  const text = "- item\n$$\n\n\n- item\n\n\nend\n"
  const parser = createBlockParser()
  for (let end = 1; end <= text.length; end++) parser.update(text.slice(0, end), true)
  expect(essence(parser.update(text, true))).toEqual(essence(lexFull(text)))
})

test("the finished text is what parsing it at once gives", () => {
  const parser = createBlockParser()
  parser.update("see [r]\n\n- a", true)
  const text = "see [r]\n\n- a\n- b\n\n[r]: https://a.b\n"
  expect(essence(parser.update(text, false))).toEqual(essence(lexFull(text)))
})

test("finished blocks, items and rows keep their identity", () => {
  const parser = createBlockParser()
  const before = parser.update("# Title\n\n- one\n- two\n- thr", true)
  const after = parser.update("# Title\n\n- one\n- two\n- three\n- four", true)
  expect(after[0]).toBe(before[0])
  expect(list(after).items[0]).toBe(list(before).items[0])
  expect(list(after).items.map((item) => item.text)).toEqual(["one", "two", "three", "four"])
})

test("the end of an answer renders nothing again that stays as it is", () => {
  const parser = createBlockParser()
  const text = "# Title\n\n- one\n- two\n- three\n\n| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n"
  const before = parser.update(text, true)
  const after = parser.update(text, false)
  expect(after[0]).toBe(before[0])
  expect(list(after).items[0]).toBe(list(before).items[0])
  expect(table(after).rows[0]).toBe(table(before).rows[0])
})

test("the end of an answer keeps links as they are, unless the text says where names lead", () => {
  const ends = (text: string) => {
    const parser = createBlockParser()
    return parser.update(text, true)[0] === parser.update(text, false)[0]
  }
  expect(ends("see [why](https://example.org)\n\nand more")).toBe(true)
  expect(ends("see [why]\n\n[why]: https://example.org")).toBe(false)
})

test("unfinished markup at the end is shown closed while streaming", () => {
  const blocks = createBlockParser().update("some **bold", true)
  expect(JSON.stringify(blocks)).toContain('"type":"strong"')
})

test("text that was replaced is parsed anew", () => {
  const parser = createBlockParser()
  parser.update("# One\n\ntext", true)
  expect(essence(parser.update("two", true))).toEqual(essence(lexFull("two")))
})

function table(blocks: readonly AnyToken[]) {
  const found = blocks.find((block) => block.type === "table")
  if (!found) throw new Error("no table")
  return found
}

function list(blocks: readonly AnyToken[]) {
  const found = blocks.find((block) => block.type === "list")
  if (!found) throw new Error("no list")
  return found
}

function isShown(token: { type?: string; text?: string } | null): boolean {
  const isBlank = token?.type === "text" && token.text?.trim() === ""
  return token?.type !== "space" && token?.type !== "checkbox" && !isBlank
}

/** What is shown of the blocks: no spaces, no raw sources, not whether a list is loose. */
function essence(blocks: readonly AnyToken[]): unknown {
  return JSON.parse(
    JSON.stringify(blocks, function (key, value) {
      if (["raw", "loose", "escaped", "pre", "inLink"].includes(key)) return undefined
      if (key === "text" && "tokens" in this) return undefined
      if (key === "type" && value === "paragraph") return "text"
      if (typeof value === "string") return value.trimEnd()
      return Array.isArray(value) ? value.filter(isShown) : value
    }),
  )
}
