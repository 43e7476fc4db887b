import type { Result } from "./run-step.ts"
import type { Step } from "./steps.ts"

export function printHeading(stage: readonly Step[]): void {
  console.log(`\n── ${stage.map(({ name }) => name).join(" · ")}`)
}

export function printResult({ step, tally, seconds }: Result): void {
  const sign = tally.failed > 0 ? "✗" : tally.passed > 0 ? "✓" : "–"
  console.log(`${sign} ${step.name}, ${duration(seconds)}`)
}

/** Prints a line a step, what failed and why, what was left out and why, and last the sum: `N passed, M failed`. */
export function printSummary(results: readonly Result[], notRun: readonly Step[]): void {
  console.log("\n── in all")
  for (const result of results) printCounts(result)
  for (const result of results) printFailures(result)
  if (notRun.length > 0) {
    console.log(`not run because of the failure: ${notRun.map(({ name }) => name).join(", ")}`)
  }
  for (const { step, tally, lastLine } of results) {
    if (tally.skipped === 0) continue
    console.log(`${tally.skipped} skipped in ${step.name}${step.counts === "check" ? `: ${lastLine}` : ""}`)
  }
  console.log(`${sum(results, "passed")} passed, ${sum(results, "failed")} failed`)
}

function printCounts({ step, tally, seconds }: Result): void {
  const counts = `${tally.passed} passed, ${tally.failed} failed`.padEnd(24)
  console.log(`${duration(seconds).padStart(11)}  ${counts}  ${step.name}`)
}

/** Once more at the end: who reads only a log's last page sees it. */
function printFailures({ step, failures }: Result): void {
  for (const { test, why } of failures) {
    console.log(`✗ ${step.name}: ${test}\n${why.replaceAll(/^/gm, "    ")}`)
  }
}

function sum(results: readonly Result[], what: "passed" | "failed"): number {
  return results.reduce((total, { tally }) => total + tally[what], 0)
}

function duration(seconds: number): string {
  if (seconds < 60) return `${seconds.toFixed(1)} s`
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
}
