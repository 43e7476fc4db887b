import { mkdtempDisposableSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { readPlaywright, readVitest } from "./report.ts"

const inTree = (file: string) => join(process.cwd(), file)
const said = (...messages: string[]) => [{ errors: messages.map((message) => ({ message })) }]

test("unit tests have their file, their name, what became of them and what they said", () => {
  const test = (fullName: string, status: string, ...failureMessages: string[]) => ({
    fullName,
    status,
    failureMessages,
  })
  const report = write({
    testResults: [
      {
        name: inTree("lib/a.test.ts"),
        message: "one failed",
        assertionResults: [
          test("holds", "passed"),
          test("breaks", "failed", "AssertionError: \u001b[31m1\u001b[39m is not 2"),
          test("waits", "pending"),
        ],
      },
    ],
  })
  const file = "lib/a.test.ts"
  expect(readVitest(report)).toEqual([
    { file, name: "holds", outcome: "passed", why: "" },
    { file, name: "breaks", outcome: "failed", why: "AssertionError: 1 is not 2" },
    { file, name: "waits", outcome: "skipped", why: "" },
  ])
})

test("a file of unit tests that cannot be loaded has failed without a name", () => {
  const broken = { name: inTree("lib/b.test.ts"), message: "No such module.", assertionResults: [] }
  expect(readVitest(write({ testResults: [broken] }))).toEqual([
    { file: "lib/b.test.ts", name: "", outcome: "failed", why: "No such module." },
  ])
})

test("tests in the browser are found in whatever depth, once for each project; a flaky one has failed", () => {
  const tests = [
    { projectName: "desktop", status: "expected", results: said() },
    { projectName: "phone", status: "unexpected", results: said("4 pixels differ.", "5 pixels differ.") },
    { projectName: "tablet", status: "flaky", results: said("6 pixels differ.") },
  ]
  const left = { title: "later", file: "b.spec.ts", tests: [{ status: "skipped", results: [] }] }
  const looks = { title: "it looks as it did", file: "a.spec.ts", tests }
  const report = write({ suites: [{ suites: [{ specs: [looks] }], specs: [left] }] })
  const file = "a.spec.ts"
  expect(readPlaywright(report)).toEqual([
    { file: "b.spec.ts", name: "later", outcome: "skipped", why: "" },
    { file, name: "it looks as it did (desktop)", outcome: "passed", why: "" },
    {
      file,
      name: "it looks as it did (phone)",
      outcome: "failed",
      why: "4 pixels differ.\n5 pixels differ.",
    },
    { file, name: "it looks as it did (tablet)", outcome: "failed", why: "6 pixels differ." },
  ])
})

test("there is nothing to be read from half a report, or from none", () => {
  for (const report of ["/none", write("{"), write({})]) expect(() => readVitest(report)).toThrow()
  for (const report of ["/none", write("{")]) expect(() => readPlaywright(report)).toThrow()
})

function write(report: object | string): string {
  const folder = mkdtempDisposableSync(join(tmpdir(), "millrace-report-"))
  onTestFinished(() => folder.remove())
  const file = join(folder.path, "report.json")
  writeFileSync(file, typeof report === "string" ? report : JSON.stringify(report))
  return file
}
