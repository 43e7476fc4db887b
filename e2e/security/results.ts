import { readFileSync } from "node:fs"
import { relative } from "node:path"

/** One test that ran: the file from the root of the repository, and its whole name. */
export type TestResult = { file: string; name: string; passed: boolean }

type VitestReport = {
  testResults: { name: string; assertionResults: { fullName: string; status: string }[] }[]
}
type Suite = {
  title: string
  suites?: Suite[]
  specs?: { title: string; file: string; ok: boolean }[]
}

export function readVitest(report: string): TestResult[] {
  const { testResults } = JSON.parse(readFileSync(report, "utf8")) as VitestReport
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, status }) => ({
      file: relative(process.cwd(), name),
      name: fullName,
      passed: status === "passed",
    })),
  )
}

export function readPlaywright(report: string): TestResult[] {
  const { suites } = JSON.parse(readFileSync(report, "utf8")) as { suites: Suite[] }
  return suites.flatMap(specsOf)
}

function specsOf(suite: Suite): TestResult[] {
  const own = (suite.specs ?? []).map(({ title, file, ok }) => ({
    file: `e2e/security/${file}`,
    name: title,
    passed: ok,
  }))
  return [...own, ...(suite.suites ?? []).flatMap(specsOf)]
}
