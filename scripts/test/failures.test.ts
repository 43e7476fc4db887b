import { expect, test } from "vitest"
import { failures } from "./failures.ts"

const result = { file: "lib/a.test.ts", name: "breaks", outcome: "failed", why: "1 is not 2" } as const

test("what failed is told by its file, its name and what it said; what passed is not told", () => {
  const passed = { ...result, outcome: "passed" } as const
  const unloaded = { ...result, name: "", why: "No such module." }
  expect(failures([passed, result, unloaded], "")).toEqual([
    { test: "lib/a.test.ts › breaks", why: "1 is not 2" },
    { test: "lib/a.test.ts", why: "No such module." },
  ])
})

test("a program without a report, or with one that blames no test, is told by its last lines", () => {
  const last = [{ test: "its last lines", why: "one\ntwo" }]
  expect(failures(null, "one\n\u001b[31mtwo\u001b[39m\n")).toEqual(last)
  expect(failures([], "one\ntwo\n")).toEqual(last)
})
