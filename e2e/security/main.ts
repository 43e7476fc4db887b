import { spawnSync } from "node:child_process"
import { existsSync, mkdtempDisposableSync } from "node:fs"
import { tmpdir } from "node:os"
import { delimiter, join, resolve } from "node:path"
import { readPlaywright, readVitest, type TestResult } from "./results.ts"
import { rows } from "./rows.ts"

// Runs every test that a row names, against the production build in `.next`, and prints what became of each row.
if (!existsSync(".next/BUILD_ID")) {
  console.error("There is no production build; `npm run build` makes one.")
  process.exit(1)
}
using folder = mkdtempDisposableSync(join(tmpdir(), "millrace-security-"))
const files = rows.flatMap(({ tests }) => tests.map((test) => test.split(" › ")[0] ?? ""))
const results: TestResult[] = [...runUnit(), ...runBrowser()]
let failed = 0
for (const { seen, rule, tests } of rows) {
  const ran = tests.map((test) => ({ test, results: resultsOf(test) }))
  const isGood = ran.every((one) => one.results.length > 0 && one.results.every(({ passed }) => passed))
  if (!isGood) failed++
  console.log(`\n${isGood ? "held  " : "BROKEN"}  ${seen}\n        ${rule}`)
  for (const one of ran) {
    const good = one.results.filter(({ passed }) => passed).length
    console.log(
      `        ${one.results.length === 0 ? "did not run" : `${good}/${one.results.length}`}  ${one.test}`,
    )
    for (const { name } of one.results.filter(({ passed }) => !passed))
      console.log(`          failed: ${name}`)
  }
}
const wrong = results.filter(({ passed }) => !passed).length
console.log(`\n${rows.length - failed} of ${rows.length} rows held`)
console.log(`${results.length - wrong} passed, ${Math.max(wrong, failed)} failed`)
process.exitCode = failed + wrong > 0 ? 1 : 0

function resultsOf(test: string): TestResult[] {
  const [file, part = ""] = test.split(" › ")
  return results.filter((result) => result.file === file && result.name.includes(part))
}

function runUnit(): TestResult[] {
  const report = join(folder.path, "unit.json")
  const unit = [...new Set(files.filter((file) => file.endsWith(".test.ts")))]
  run("vitest", ["run", ...unit, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`])
  return existsSync(report) ? readVitest(report) : []
}

function runBrowser(): TestResult[] {
  const report = join(folder.path, "browser.json")
  const config = "e2e/security/playwright.config.ts"
  run("playwright", ["test", "--config", config, "--reporter=list,json"], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  })
  return existsSync(report) ? readPlaywright(report) : []
}

function run(program: string, args: string[], env: Record<string, string> = {}): void {
  const PATH = [resolve("node_modules/.bin"), process.env.PATH].join(delimiter)
  spawnSync(program, args, { stdio: "inherit", env: { ...process.env, PATH, ...env } })
}
