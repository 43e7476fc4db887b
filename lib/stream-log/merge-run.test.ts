import fc from "fast-check"
import { expect, test } from "vitest"
import { encodeDelta, encodeOther } from "./delta"
import { maxMergedChars, mergeRun } from "./merge-run"
import type { Entry } from "./stream-log"

const entries = (...jsons: string[]): Entry[] =>
  jsons.map((json, index) => ({ seq: index + 1, json, last: false }))
const text = (delta: string, id = "0") => encodeDelta({ type: "text-delta", id, text: delta })

test("a run of deltas becomes one entry under the number of its last", () => {
  const log = entries(text("a"), text("b"), text("c"), text("d", "1"))
  expect(mergeRun(log, 0)).toEqual({ seq: 3, json: text("abc"), last: false })
  expect(mergeRun(log, 1)).toEqual({ seq: 3, json: text("bc"), last: false })
})

test("what is no run is handed on as the same object", () => {
  const log = entries('{"type":"start"}', text("a"), '{"type":"text-end","id":"0"}')
  expect([0, 1, 2].map((from) => mergeRun(log, from) === log[from])).toEqual([true, true, true])
})

test("a merged entry stays below the limit, unless one alone is above it", () => {
  const half = "x".repeat(maxMergedChars / 2 - 100)
  expect(mergeRun(entries(text(half), text(half), text(half)), 0).seq).toBe(2)
  const over = "x".repeat(maxMergedChars + 1)
  expect(mergeRun(entries(text(over), text(over)), 0).seq).toBe(1)
})

test("a delta with metadata is no part of a run", () => {
  const signed = encodeOther({ type: "text-delta", id: "0", delta: "b", providerMetadata: { x: {} } })
  const log = entries(text("a"), signed, text("c"))
  expect([0, 1].map((from) => mergeRun(log, from).seq)).toEqual([1, 2])
})

test("merging the JSON is the same as merging the texts, whatever they and the ids hold", () => {
  const anything = fc.string({
    unit: fc.constantFrom('"', "\\", ",", ":", "delta", "{", "}", "\ud83d", "\ude00", "\0", "a"),
  })
  const type = fc.constantFrom("text-delta" as const, "reasoning-delta" as const, "tool-input-delta" as const)
  const property = fc.property(type, anything, fc.array(anything, { minLength: 1 }), (type, id, texts) => {
    const merged = mergeRun(entries(...texts.map((text) => encodeDelta({ type, id, text }))), 0)
    expect(merged.seq).toBe(texts.length)
    expect(JSON.parse(merged.json)).toEqual(JSON.parse(encodeDelta({ type, id, text: texts.join("") })))
  })
  fc.assert(property, { numRuns: 2_000 })
})
