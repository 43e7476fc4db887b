import { spawnSync } from "node:child_process"
import { existsSync, mkdtempDisposableSync } from "node:fs"
import { tmpdir } from "node:os"
import { delimiter, join, resolve } from "node:path"
import { readPlaywright, readVitest, type TestResult } from "../../scripts/test/report.ts"
import { rows } from "./rows.ts"

// Runs every test that a row names, against the production build in `.next`, and prints what became of each row.
if (!existsSync(".next/BUILD_ID")) {
  console.error("There is no production build; `npm run build` makes one.")
  process.exit(1)
}
using folder = mkdtempDisposableSync(join(tmpdir(), "millrace-security-"))
const files = rows.flatMap(({ tests }) => tests.map((test) => test.split(" › ")[0] ?? ""))
const results: TestResult[] = [...runUnit(), ...runBrowser()]
const tally = { held: 0, broken: 0, skipped: 0 }
for (const { seen, rule, tests } of rows) {
  const ran = tests.map((test) => ({ test, results: resultsOf(test) }))
  const state = stateOf(ran.map((one) => one.results))
  tally[state]++
  console.log(`\n${state.toUpperCase().padEnd(8)}${seen}\n        ${rule}`)
  for (const { test, results } of ran) {
    console.log(
      `        ${results.length === 0 ? "did not run" : `${count(results, "passed")}/${results.length}`}  ${test}`,
    )
    for (const { name, outcome } of results)
      if (outcome !== "passed") console.log(`          ${outcome}: ${name}`)
  }
}
const failed = count(results, "failed")
const skipped = count(results, "skipped")
console.log(
  `\n${tally.held} of ${rows.length} rows held, ${tally.broken} broken, ${tally.skipped} not fully tried`,
)
for (const { file, name, outcome, why } of results)
  if (outcome === "failed") console.log(`${file} › ${name}\n${why.replaceAll(/^/gm, "    ")}`)
// A row whose tests are missing is a failure, though no test failed.
console.log(
  `${count(results, "passed")} passed, ${Math.max(failed, tally.broken)} failed, ${skipped} skipped`,
)
process.exitCode = failed + tally.broken > 0 ? 1 : 0

/** A row holds when each of its tests ran and passed; one that could not be run here is said, and is not called held. */
function stateOf(tests: TestResult[][]): keyof typeof tally {
  if (tests.some((results) => results.length === 0 || count(results, "failed") > 0)) return "broken"
  return tests.some((results) => count(results, "skipped") > 0) ? "skipped" : "held"
}

function count(results: TestResult[], outcome: TestResult["outcome"]): number {
  return results.filter((result) => result.outcome === outcome).length
}

function resultsOf(test: string): TestResult[] {
  const [file, part = ""] = test.split(" › ")
  return results.filter((result) => result.file === file && result.name.includes(part))
}

/** Those that a step before this one had, in the same run of `npm test`, are not run again. */
function runUnit(): TestResult[] {
  const wanted = new Set(files.filter((file) => file.endsWith(".test.ts")))
  const known = ["unit", "faults"].flatMap(resultsOfStep).filter(({ file }) => wanted.has(file))
  const rest = [...wanted].filter((wantedFile) => !known.some(({ file }) => file === wantedFile))
  if (rest.length === 0) return known
  const report = join(folder.path, "unit.json")
  run("vitest", ["run", ...rest, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`])
  return existsSync(report) ? [...known, ...readVitest(report)] : known
}

function resultsOfStep(id: string): TestResult[] {
  const report = join(process.env.TEST_REPORTS ?? folder.path, `${id}.json`)
  return existsSync(report) ? readVitest(report) : []
}

function runBrowser(): TestResult[] {
  const report = join(folder.path, "browser.json")
  const config = "e2e/security/playwright.config.ts"
  run("playwright", ["test", "--config", config, "--reporter=list,json"], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  })
  if (!existsSync(report)) return []
  return readPlaywright(report).map((result) => ({ ...result, file: `e2e/security/${result.file}` }))
}

function run(program: string, args: string[], env: Record<string, string> = {}): void {
  const PATH = [resolve("node_modules/.bin"), process.env.PATH].join(delimiter)
  spawnSync(program, args, { stdio: "inherit", env: { ...process.env, PATH, ...env } })
}
