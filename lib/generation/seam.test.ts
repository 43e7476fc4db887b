import { expect, test } from "vitest"
import { Seam } from "./seam"

function join(previous: string, deltas: string[]): string {
  const seam = new Seam(previous)
  return previous + deltas.map((delta) => seam.push(delta)).join("") + seam.end()
}

test("a repeated overlap is removed, however the deltas are cut", () => {
  const previous = "The mill turns slowly by the river."
  const repeated = "slowly by the river. Then it stops."
  for (const size of [1, 3, 7, 100]) {
    const deltas = repeated.match(new RegExp(`[\\s\\S]{1,${size}}`, "g")) ?? []
    expect(join(previous, deltas)).toBe("The mill turns slowly by the river. Then it stops.")
  }
})

test("a continuation without an overlap passes unchanged", () => {
  expect(join("Once upon a", [" time", " there", " was"])).toBe("Once upon a time there was")
})

test("a short repetition is ordinary language and stays", () => {
  expect(join("He said no", ["no", " again"])).toBe("He said nono again")
})

test("a beginning that only looks like an overlap comes out whole once it differs", () => {
  expect(join("one two three four five six seven", ["three four ", "and more"])).toBe(
    "one two three four five six seventhree four and more",
  )
})

test("what is still held back when the model stops is given out", () => {
  expect(join("alpha beta gamma delta", ["beta gam"])).toBe("alpha beta gamma deltabeta gam")
})

test("nothing is held back once the seam is past", () => {
  const seam = new Seam("some text before")
  expect(seam.push("X")).toBe("X")
  expect(seam.push("some text")).toBe("some text")
})
