import { readFileSync } from "node:fs"
import { relative } from "node:path"
import { stripVTControlCharacters } from "node:util"
import { z } from "zod"
import type { Step } from "./steps.ts"

/** A test that failed, by its file and whole name, and the beginning of what it said. */
export type Failure = { test: string; why: string }
type Ended = { output: string; report: string }

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

const errors = z.array(z.object({ message: z.string().default("") })).default([])
const spec = z.object({
  title: z.string(),
  file: z.string(),
  ok: z.boolean(),
  tests: z.array(z.object({ projectName: z.string().default(""), results: z.array(z.object({ errors })) })),
})
const suite = z.object({
  specs: z.array(spec).default([]),
  get suites() {
    return z.array(suite).default([])
  },
})
type Suite = z.infer<typeof suite>

/** What failed in a step that has ended with a failure; a step without a report says it in its last lines. */
export function failures(counts: Step["counts"], { output, report }: Ended): Failure[] {
  const found = counts === "vitest" || counts === "playwright" ? readReport(counts, report) : []
  return found.length > 0
    ? found
    : [{ test: "its last lines", why: output.trim().split("\n").slice(-12).join("\n") }]
}

function readReport(counts: "vitest" | "playwright", file: string): Failure[] {
  try {
    const report: unknown = JSON.parse(readFileSync(file, "utf8"))
    return counts === "vitest" ? ofVitest(vitestReport.parse(report)) : ofSuite(suite.parse(report))
  } catch {
    // No report, or half of one: the program crashed.
    return []
  }
}

function ofVitest({ testResults }: z.infer<typeof vitestReport>): Failure[] {
  return testResults.flatMap(({ name, message, assertionResults }) => {
    const file = relative(process.cwd(), name)
    const failed = assertionResults.filter(({ status }) => status === "failed")
    if (failed.length === 0 && message !== "") return [{ test: file, why: beginning(message) }]
    return failed.map(({ fullName, failureMessages }) => ({
      test: `${file} › ${fullName}`,
      why: beginning(failureMessages?.[0] ?? ""),
    }))
  })
}

function ofSuite({ specs, suites }: Suite): Failure[] {
  const own = specs
    .filter(({ ok }) => !ok)
    .flatMap(({ title, file, tests }) =>
      tests.flatMap(({ projectName, results }) => {
        const messages = results.flatMap((result) => result.errors.map(({ message }) => beginning(message)))
        if (messages.length === 0) return []
        return [{ test: `${file} › ${title}${projectName && ` (${projectName})`}`, why: messages.join("\n") }]
      }),
    )
  return [...own, ...suites.flatMap(ofSuite)]
}

const longest = 12

function beginning(message: string): string {
  return stripVTControlCharacters(message).trim().split("\n").slice(0, longest).join("\n")
}
