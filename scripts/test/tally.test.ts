import { mkdtempDisposableSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { tally } from "./tally.ts"

test("a check counts by its exit code, and says by 77 that it could not be made", () => {
  const check = (exitCode: number) => tally("check", { exitCode, output: "", report: "" })
  expect(check(0)).toEqual({ passed: 1, failed: 0, skipped: 0 })
  expect(check(1)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  expect(check(77)).toEqual({ passed: 0, failed: 0, skipped: 1 })
})

test("unit tests are counted from the report", () => {
  const report = write({ numPassedTests: 40, numFailedTests: 2, numPendingTests: 1 })
  expect(tally("vitest", { exitCode: 1, output: "", report })).toEqual({ passed: 40, failed: 2, skipped: 1 })
})

test("a file that cannot even be loaded is a failure, though no test of it failed", () => {
  const report = write({ numPassedTests: 40, numFailedTests: 0, numPendingTests: 3 })
  expect(tally("vitest", { exitCode: 1, output: "", report })).toEqual({ passed: 40, failed: 1, skipped: 3 })
})

test("a flaky end-to-end test counts as failed", () => {
  const report = write({ stats: { expected: 9, unexpected: 1, flaky: 1, skipped: 2 } })
  expect(tally("playwright", { exitCode: 1, output: "", report })).toEqual({
    passed: 9,
    failed: 2,
    skipped: 2,
  })
})

test("a crash before the report is a failure, even with exit code 0", () => {
  expect(tally("playwright", { exitCode: 0, output: "", report: "/none" }).failed).toBe(1)
  expect(tally("vitest", { exitCode: 0, output: "", report: write("{") }).failed).toBe(1)
})

test("a step of another kind says its own sum in its last line", () => {
  const last = (output: string) => tally("last-line", { exitCode: 0, output, report: "" })
  expect(last("shape 1 ok\n60 passed, 0 failed\n")).toEqual({ passed: 60, failed: 0, skipped: 0 })
  expect(last("3 passed, 0 failed, 2 skipped\n")).toEqual({ passed: 3, failed: 0, skipped: 2 })
  expect(last("3 passed, 0 failed\nand then it crashed").failed).toBe(1)
})

function write(report: object | string): string {
  const folder = mkdtempDisposableSync(join(tmpdir(), "millrace-tally-"))
  onTestFinished(() => folder.remove())
  const file = join(folder.path, "report.json")
  writeFileSync(file, typeof report === "string" ? report : JSON.stringify(report))
  return file
}
