import { readFileSync } from "node:fs"
import { relative } from "node:path"
import { stripVTControlCharacters } from "node:util"
import { z } from "zod"

/** One test that ran, as the report of its program has it. */
export type TestResult = {
  /** From the root of the repository; of Playwright, from the folder of its tests. */
  file: string
  /** Whole, with the names around it; empty for a file that could not be loaded. */
  name: string
  outcome: "passed" | "failed" | "skipped"
  /** The beginning of what it said where it failed, else empty. */
  why: string
}

const vitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.string().default(""),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
})

/** Throws where there is no report, or half of one. */
export function readVitest(report: string): TestResult[] {
  const { testResults } = vitestReport.parse(JSON.parse(readFileSync(report, "utf8")))
  return testResults.flatMap(({ name: path, message, assertionResults }) => {
    const file = relative(process.cwd(), path)
    const tests = assertionResults.map(({ fullName, status, failureMessages }): TestResult => {
      const outcome = status === "passed" || status === "failed" ? status : "skipped"
      return { file, name: fullName, outcome, why: beginning(failureMessages?.[0] ?? "") }
    })
    const isLoaded = message === "" || tests.some(({ outcome }) => outcome === "failed")
    return isLoaded
      ? tests
      : [...tests, { file, name: "", outcome: "failed" as const, why: beginning(message) }]
  })
}

const spec = z.object({
  title: z.string(),
  file: z.string(),
  tests: z.array(
    z.object({
      projectName: z.string().default(""),
      status: z.enum(["expected", "unexpected", "flaky", "skipped"]),
      results: z.array(
        z.object({ errors: z.array(z.object({ message: z.string().default("") })).default([]) }),
      ),
    }),
  ),
})
const suite = z.object({
  specs: z.array(spec).default([]),
  get suites() {
    return z.array(suite).default([])
  },
})

// Retries are off, so a flaky test cannot be; if one is reported all the same, it counts as failed.
const outcomes = { expected: "passed", unexpected: "failed", flaky: "failed", skipped: "skipped" } as const

/** Throws where there is no report, or half of one. */
export function readPlaywright(report: string): TestResult[] {
  return ofSuite(suite.parse(JSON.parse(readFileSync(report, "utf8"))))
}

function ofSuite({ specs, suites }: z.infer<typeof suite>): TestResult[] {
  const own = specs.flatMap(({ title, file, tests }) =>
    tests.map(({ projectName, status, results }) => ({
      file,
      name: `${title}${projectName && ` (${projectName})`}`,
      outcome: outcomes[status],
      why: results.flatMap(({ errors }) => errors.map(({ message }) => beginning(message))).join("\n"),
    })),
  )
  return [...own, ...suites.flatMap(ofSuite)]
}

const longest = 12

function beginning(message: string): string {
  return stripVTControlCharacters(message).trim().split("\n").slice(0, longest).join("\n")
}
