import fc from "fast-check"
import { expect, test } from "vitest"
import { ThinkTag } from "./think-tag"

function read(deltas: readonly string[]) {
  const tag = new ThinkTag()
  const pieces = [...deltas.flatMap((delta) => tag.push(delta)), ...tag.end()]
  const all = (kind: string) => pieces.filter((piece) => piece.kind === kind).map(({ text }) => text)
  return { reasoning: all("reasoning").join(""), text: all("text").join("") }
}

test.each([
  ["<think>Hm</think>Yes", "Hm", "Yes"],
  ["\n <think>\nHm</think>\n\nYes", "Hm", "Yes"],
  ["<thinking>Hm</thinking> Yes", "Hm", "Yes"],
  ["<think></think>Yes", "", "Yes"],
  ["<think>a < b </thin k></think>Yes", "a < b </thin k>", "Yes"],
  ["<think>Hm", "Hm", ""],
  ["Yes <think>Hm</think>", "", "Yes <think>Hm</think>"],
  ["<thin ice", "", "<thin ice"],
  ["<", "", "<"],
  ["  Yes", "", "  Yes"],
  [" \n ", "", ""],
  ["", "", ""],
])("%j is read the same over any splitting", (whole, reasoning, text) => {
  expect(read([whole])).toEqual({ reasoning, text })
  fc.assert(
    fc.property(fc.array(fc.nat(whole.length), { maxLength: 8 }), (cuts) => {
      const at = [0, ...cuts.toSorted((a, b) => a - b), whole.length]
      const deltas = at.slice(1).map((end, index) => whole.slice(at[index], end))
      expect(read(deltas)).toEqual({ reasoning, text })
    }),
  )
})
