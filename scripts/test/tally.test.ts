import { expect, test } from "vitest"
import { tally } from "./tally.ts"

const result = (outcome: "passed" | "failed" | "skipped") => ({ file: "a", name: "b", outcome, why: "" })

test("a check counts by its exit code, and says by 77 that it could not be made", () => {
  const check = (exitCode: number) => tally("check", { exitCode, output: "", results: null })
  expect(check(0)).toEqual({ passed: 1, failed: 0, skipped: 0 })
  expect(check(1)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  expect(check(77)).toEqual({ passed: 0, failed: 0, skipped: 1 })
})

test("tests are counted by what became of them", () => {
  const results = [result("passed"), result("passed"), result("failed"), result("skipped")]
  for (const counts of ["vitest", "playwright"] as const)
    expect(tally(counts, { exitCode: 1, output: "", results })).toEqual({ passed: 2, failed: 1, skipped: 1 })
})

test("a program that failed though none of its tests did is a failure", () => {
  const ended = { exitCode: 1, output: "", results: [result("passed"), result("skipped")] }
  expect(tally("playwright", ended)).toEqual({ passed: 1, failed: 1, skipped: 1 })
})

test("a crash before the report is a failure, even with exit code 0", () => {
  for (const counts of ["vitest", "playwright"] as const)
    expect(tally(counts, { exitCode: 0, output: "", results: null }).failed).toBe(1)
})

test("a step of another kind says its own sum in its last line", () => {
  const last = (output: string) => tally("last-line", { exitCode: 0, output, results: null })
  expect(last("shape 1 ok\n60 passed, 0 failed\n")).toEqual({ passed: 60, failed: 0, skipped: 0 })
  expect(last("3 passed, 0 failed, 2 skipped\n")).toEqual({ passed: 3, failed: 0, skipped: 2 })
  expect(last("3 passed, 0 failed\nand then it crashed").failed).toBe(1)
})
