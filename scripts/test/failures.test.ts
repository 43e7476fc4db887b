import { mkdtempDisposableSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { failures } from "./failures.ts"

test("a failed unit test is told by its file, its name and what it said", () => {
  const report = write({
    testResults: [
      {
        name: join(process.cwd(), "lib/a.test.ts"),
        assertionResults: [
          { fullName: "holds", status: "passed", failureMessages: [] },
          {
            fullName: "breaks",
            status: "failed",
            failureMessages: ["AssertionError: \u001b[31m1\u001b[39m is not 2"],
          },
        ],
      },
    ],
  })
  expect(failures("vitest", { output: "", report })).toEqual([
    { test: "lib/a.test.ts › breaks", why: "AssertionError: 1 is not 2" },
  ])
})

test("a file of unit tests that cannot be loaded is told by what it said", () => {
  const broken = {
    name: join(process.cwd(), "lib/b.test.ts"),
    message: "No such module.",
    assertionResults: [],
  }
  const report = write({ testResults: [broken] })
  expect(failures("vitest", { output: "", report })).toEqual([
    { test: "lib/b.test.ts", why: "No such module." },
  ])
})

test("a failed test in the browser is told by its file, its name and its project", () => {
  const results = [
    { errors: [{ message: "4 pixels are different." }, { message: "5 pixels are different." }] },
  ]
  const looks = {
    title: "it looks as it did",
    file: "a.spec.ts",
    ok: false,
    tests: [{ projectName: "phone", results }],
  }
  const report = write({ suites: [{ suites: [{ specs: [looks] }], specs: [{ ...looks, ok: true }] }] })
  expect(failures("playwright", { output: "", report })).toEqual([
    {
      test: "a.spec.ts › it looks as it did (phone)",
      why: "4 pixels are different.\n5 pixels are different.",
    },
  ])
})

test("a check, and a program that ended before its report, are told by their last lines", () => {
  const last = [{ test: "its last lines", why: "one\ntwo" }]
  expect(failures("check", { output: "one\ntwo\n", report: "" })).toEqual(last)
  expect(failures("playwright", { output: "one\ntwo\n", report: "/none" })).toEqual(last)
})

function write(report: object): string {
  const folder = mkdtempDisposableSync(join(tmpdir(), "millrace-failures-"))
  onTestFinished(() => folder.remove())
  const file = join(folder.path, "report.json")
  writeFileSync(file, JSON.stringify(report))
  return file
}
