import { expect, test } from "vitest"
import { judge } from "./verdict.ts"

const sound = { script: "w1 w2 w3 ", received: "w1 ", stored: "w1 w2 ", outcome: "interrupted" }

test("an answer that has all that was received, and an outcome, is sound", () => {
  expect(judge(sound)).toBeNull()
})

test("an answer that was never begun and of which nothing was received is sound", () => {
  expect(judge({ ...sound, received: "", stored: null, outcome: null })).toBeNull()
})

test.each([
  ["a received token that is not stored", { received: "w1 w2 w3 " }, "lost"],
  ["a stored token that came twice", { stored: "w1 w1 w2 " }, "changed"],
  ["a stored token that is left out", { stored: "w1 w3 " }, "changed"],
  ["a received token that came twice", { received: "w1 w1 " }, "lost"],
  ["an answer that is gone", { stored: null, outcome: null }, "missing"],
  ["an answer that is still open", { outcome: null }, "without an outcome"],
])("%s is a flaw", (_what, change, flaw) => {
  expect(judge({ ...sound, ...change })).toBe(flaw)
})
