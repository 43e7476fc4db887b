import { mkdtempDisposableSync } from "node:fs"
import { tmpdir } from "node:os"
import { delimiter, join } from "node:path"
import { fileURLToPath } from "node:url"
import { Problem, runMain } from "../bootstrap/problem.mjs"
import { stopWithSupervisor } from "../bootstrap/supervise.mjs"
import { thisMachine } from "./machine.ts"
import { killRunning, type Result, runStep } from "./run-step.ts"
import { type Step, stages } from "./steps.ts"
import { printHeading, printResult, printSummary } from "./summary.ts"
import { findBrowser, findServer, findShell, servers } from "./tools.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => {
    killRunning()
    process.exit(130)
  })
}
stopWithSupervisor()

await runMain(async () => {
  const { keepGoing, chosen } = readArguments(process.argv.slice(2))
  const env = await prepare(chosen.flat())
  using reports = mkdtempDisposableSync(join(tmpdir(), "millrace-reports-"))
  const results: Result[] = []
  for (const stage of chosen) {
    if (!keepGoing && results.some(hasFailed)) break
    results.push(...(await runStage(stage, { env, reports: reports.path })))
  }
  const ran = new Set(results.map(({ step }) => step))
  const notRun = chosen.flat().filter((step) => !ran.has(step))
  printSummary(results, notRun)
  return notRun.length > 0 || results.some(hasFailed) ? 1 : 0
})

/** `--keep-going` runs every stage, whatever failed before; ids choose some steps: `npm test -- lint unit`. */
function readArguments(args: string[]) {
  const ids = args.filter((arg) => arg !== "--keep-going")
  const known = stages.flat().map(({ id }) => id)
  const unknown = ids.filter((id) => !known.includes(id))
  if (unknown.length > 0)
    throw new Problem(`No such step: ${unknown.join(", ")}. There are ${known.join(", ")}.`)
  const isChosen = ({ id }: Step) => ids.length === 0 || ids.includes(id)
  return {
    keepGoing: args.includes("--keep-going"),
    chosen: stages.map((stage) => stage.filter(isChosen)).filter((stage) => stage.length > 0),
  }
}

/** Finds or installs what the steps need. What cannot be had is said; the tests that need it say that they were skipped. */
async function prepare(steps: Step[]): Promise<Record<string, string>> {
  const needs = new Set(steps.flatMap((step) => step.needs ?? []))
  const env: Record<string, string> = {
    PATH: [join(root, "node_modules/.bin"), process.env.PATH].join(delimiter),
    NEXT_TELEMETRY_DISABLED: "1",
  }
  if (needs.has("browser")) {
    const browser = await findBrowser(thisMachine)
    if ("missing" in browser) throw new Problem(browser.missing)
    env.CHROMIUM_PATH = browser.path
  }
  const shell = needs.has("shell") && findShell(thisMachine)
  if (shell) env.CHROMIUM_SHELL_PATH = shell
  for (const name of ["nginx", "postgres", "redis"] as const) {
    if (!needs.has(name)) continue
    const server = await findServer(thisMachine, name)
    if ("missing" in server) console.log(server.missing)
    else env[servers[name].variable] = server.path
  }
  return env
}

type Run = { env: Record<string, string>; reports: string }

function runStage(stage: Step[], run: Run): Promise<Result[]> {
  const stream = stage.length === 1
  printHeading(stage)
  return Promise.all(
    stage.map(async (step) => {
      const result = await runStep(step, { ...run, root, stream })
      printResult(result)
      return result
    }),
  )
}

function hasFailed({ tally }: Result): boolean {
  return tally.failed > 0
}
