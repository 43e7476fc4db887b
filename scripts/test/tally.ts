import type { TestResult } from "./report.ts"
import type { Step } from "./steps.ts"

export type Tally = { passed: number; failed: number; skipped: number }
/** `results`: of a step whose program writes a report; null where it has written none. */
type Ended = { exitCode: number; output: string; results: readonly TestResult[] | null }

/** The exit code by which a check says that it could not be made here. */
export const skippedExitCode = 77

/** What a step that has ended counts as. One that failed without saying which test did counts as one failure more. */
export function tally(counts: Step["counts"], ended: Ended): Tally {
  const counted = count(counts, ended)
  if (ended.exitCode !== 0 && ended.exitCode !== skippedExitCode && counted.failed === 0)
    return { ...counted, failed: 1 }
  return counted
}

function count(counts: Step["counts"], { exitCode, output, results }: Ended): Tally {
  switch (counts) {
    case "check":
      if (exitCode === skippedExitCode) return { passed: 0, failed: 0, skipped: 1 }
      return { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 }
    case "vitest":
    case "playwright":
      return ofResults(results)
    case "last-line":
      return ofLastLine(output)
  }
}

function ofResults(results: Ended["results"]): Tally {
  // No report, or half of one: the program crashed, whatever its exit code says.
  if (results === null) return { passed: 0, failed: 1, skipped: 0 }
  const number = (wanted: TestResult["outcome"]) => results.filter(({ outcome }) => outcome === wanted).length
  return { passed: number("passed"), failed: number("failed"), skipped: number("skipped") }
}

function ofLastLine(output: string): Tally {
  const found = /(\d+) passed, (\d+) failed(?:, (\d+) skipped)?\s*$/.exec(output)
  if (found === null) return { passed: 0, failed: 1, skipped: 0 }
  const [passed = 0, failed = 0, skipped = 0] = found.slice(1).map((digits) => Number(digits ?? 0))
  return { passed, failed, skipped }
}
