import { readFileSync } from "node:fs"
import { relative } from "node:path"

/** One test that ran: the file from the root of the repository, and its whole name. */
export type TestResult = { file: string; name: string; outcome: Outcome }
type Outcome = "passed" | "failed" | "skipped"

type VitestReport = {
  testResults: { name: string; assertionResults: { fullName: string; status: string }[] }[]
}
type Suite = {
  title: string
  suites?: Suite[]
  specs?: { title: string; file: string; ok: boolean; tests: { status: string }[] }[]
}

export function readVitest(report: string): TestResult[] {
  const { testResults } = JSON.parse(readFileSync(report, "utf8")) as VitestReport
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, status }) => ({
      file: relative(process.cwd(), name),
      name: fullName,
      outcome: status === "passed" || status === "failed" ? status : "skipped",
    })),
  )
}

export function readPlaywright(report: string): TestResult[] {
  const { suites } = JSON.parse(readFileSync(report, "utf8")) as { suites: Suite[] }
  return suites.flatMap(specsOf)
}

function specsOf(suite: Suite): TestResult[] {
  const own = (suite.specs ?? []).map(({ title, file, ok, tests }) => ({
    file: `e2e/security/${file}`,
    name: title,
    outcome: outcomeOf(ok, tests),
  }))
  return [...own, ...(suite.suites ?? []).flatMap(specsOf)]
}

/** A test that was skipped is "ok" to Playwright; here it proves nothing. */
function outcomeOf(ok: boolean, tests: { status: string }[]): Outcome {
  if (!ok) return "failed"
  return tests.every(({ status }) => status === "skipped") ? "skipped" : "passed"
}
