import { expect, test } from "vitest"
import { lexFull } from "../lex"

test("formulas are found in every notation", () => {
  expect(formulas("so $a^2 + b^2$ and \\(c\\)")).toEqual(["a^2 + b^2", "c"])
  expect(formulas("$$\nx = 1\n$$\n\nand $$y$$")).toEqual(["x = 1", "y"])
  expect(formulas("\\[\nx\n\\]\n\n\\[z\\]")).toEqual(["x", "z"])
})

test("money is no formula", () => {
  for (const text of [
    "from $5 to $10",
    "$5-$10",
    "US$ 3 and US$ 4",
    "cost: $20,000 and a $1",
    "\\$5 and $6",
  ]) {
    expect(formulas(text), text).toEqual([])
  }
})

test("an unfinished formula block holds what is there, across blank lines", () => {
  expect(formulas("$$\na\n\nb")).toEqual(["a\n\nb"])
})

test("code keeps its dollar signs", () => {
  expect(formulas("`$a$` and\n\n```sh\necho $HOME $USER\n```")).toEqual([])
})

function formulas(text: string): string[] {
  const found: string[] = []
  JSON.stringify(lexFull(text), (_, value) => {
    if (value?.type === "math") found.push(value.tex)
    return value
  })
  return found
}
