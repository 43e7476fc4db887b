import { expect, test } from "vitest"
import { lineOfPath } from "./json-lines"

const text = `{
  "a": { "b": [1,
    { "c": "x,]}\\"{" },
    [ [], {} ]
  ] },
  "d":
    null
}`

test.each([
  [[], 1],
  [["a"], 2],
  [["a", "b"], 2],
  [["a", "b", 0], 2],
  [["a", "b", 1], 3],
  [["a", "b", 1, "c"], 3],
  [["a", "b", 2, 1], 4],
  [["d"], 7],
  [["a", "missing"], 2],
  [["a", "b", 1, "missing", "deeper"], 3],
])("the value at %j begins on line %i", (path, line) => {
  expect(lineOfPath(text, path)).toBe(line)
})
