import { readFileSync } from "node:fs"
import { z } from "zod"
import type { Step } from "./steps.ts"

export type Tally = { passed: number; failed: number; skipped: number }
type Ended = { exitCode: number; output: string; report: string }

/** The exit code by which a check says that it could not be made here. */
export const skippedExitCode = 77

const vitestReport = z
  .object({ numPassedTests: z.number(), numFailedTests: z.number(), numPendingTests: z.number() })
  .transform((r) => ({ passed: r.numPassedTests, failed: r.numFailedTests, skipped: r.numPendingTests }))

// Retries are off, so a flaky test cannot be; if one is reported all the same, it counts as failed.
const playwrightReport = z
  .object({
    stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  })
  .transform(({ stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  }))

/** What a step that has ended counts as. One that failed without saying which test did counts as one failure more. */
export function tally(counts: Step["counts"], ended: Ended): Tally {
  const counted = readTally(counts, ended)
  if (ended.exitCode !== 0 && ended.exitCode !== skippedExitCode && counted.failed === 0)
    return { ...counted, failed: 1 }
  return counted
}

function readTally(counts: Step["counts"], { exitCode, output, report }: Ended): Tally {
  switch (counts) {
    case "check":
      if (exitCode === skippedExitCode) return { passed: 0, failed: 0, skipped: 1 }
      return { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 }
    case "vitest":
      return readReport(vitestReport, report)
    case "playwright":
      return readReport(playwrightReport, report)
    case "last-line":
      return readLastLine(output)
  }
}

function readReport(schema: z.ZodType<Tally>, file: string): Tally {
  try {
    return schema.parse(JSON.parse(readFileSync(file, "utf8")))
  } catch {
    // No report, or half of one: the program crashed, whatever its exit code says.
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

function readLastLine(output: string): Tally {
  const found = /(\d+) passed, (\d+) failed(?:, (\d+) skipped)?\s*$/.exec(output)
  if (found === null) return { passed: 0, failed: 1, skipped: 0 }
  const [passed = 0, failed = 0, skipped = 0] = found.slice(1).map((digits) => Number(digits ?? 0))
  return { passed, failed, skipped }
}
