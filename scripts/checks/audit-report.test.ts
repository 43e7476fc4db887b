import { expect, test } from "vitest"
import { judgeAudit } from "./audit-report.ts"

const counts = { info: 0, low: 0, moderate: 0, high: 0, critical: 0 }

// Shortened from what npm 11 prints.
const printed = (vulnerabilities: Record<string, string>) => {
  const found = Object.entries(vulnerabilities)
  const total = { ...counts }
  for (const [, severity] of found) total[severity as keyof typeof counts]++
  return JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: Object.fromEntries(
      found.map(([name, severity]) => [
        name,
        { name, severity, isDirect: false, via: [{ title: "A hole" }] },
      ]),
    ),
    metadata: { vulnerabilities: { ...total, total: found.length }, dependencies: { prod: 300 } },
  })
}

test("a high advisory alarms, and so does a critical one; the packages are named", () => {
  const { state, sentence } = judgeAudit(printed({ next: "critical", tar: "high", debug: "low" }))
  expect(state).toBe("alarming")
  expect(sentence).toContain("next (critical), tar (high);")
})

test("a moderate one does not", () => {
  expect(judgeAudit(printed({ debug: "moderate" })).state).toBe("clean")
  expect(judgeAudit(printed({})).state).toBe("clean")
})

test.each([
  [
    "a registry that does not know the question",
    '{"message":"404 Not Found","error":{"summary":"","detail":""}}',
  ],
  ["npm that prints nothing", ""],
  ["half an answer", '{"metadata": {'],
])("%s is no answer, which is not the same as no advisory", (_, output) => {
  expect(judgeAudit(output).state).toBe("unanswered")
})
