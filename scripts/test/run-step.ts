import { type ChildProcess, spawn } from "node:child_process"
import { join } from "node:path"
import { type Failure, failures } from "./failures.ts"
import { readPlaywright, readVitest, type TestResult } from "./report.ts"
import type { Step } from "./steps.ts"
import { type Tally, tally } from "./tally.ts"

export type Result = { step: Step; tally: Tally; seconds: number; lastLine: string; failures: Failure[] }
type Options = {
  root: string
  env: Record<string, string>
  stream: boolean
  /** The folder for the JSON reports of this run, named after their steps. Later steps find it in `TEST_REPORTS`. */
  reports: string
}

const running = new Set<ChildProcess>()

/** Runs a step to its end or its time limit, printing what it says: as it comes, or all at once when it has ended. */
export async function runStep(step: Step, { root, env, stream, reports }: Options): Promise<Result> {
  const report = join(reports, `${step.id}.json`)
  const startedAt = performance.now()
  const [command, ...args] = [...step.command, ...reportArguments(step, report)] as [string, ...string[]]
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...env, ...reportEnvironment(report), TEST_REPORTS: reports } as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  })
  const { exitCode, output } = await finish(child, step, stream)
  const seconds = (performance.now() - startedAt) / 1000
  if (!stream) process.stdout.write(output)
  const lastLine = output.trim().split("\n").at(-1) ?? ""
  const results = readReport(step, report)
  const counted = tally(step.counts, { exitCode, output, results })
  const failed = counted.failed > 0 ? failures(results, output) : []
  return { step, seconds, lastLine, tally: counted, failures: failed }
}

/** Ends every step that is running, with all the programs it started. */
export function killRunning(): void {
  for (const child of running) killGroup(child)
}

function finish(child: ChildProcess, step: Step, stream: boolean) {
  running.add(child)
  let output = ""
  const say = (text: string) => {
    output += text
    if (stream) process.stdout.write(text)
  }
  const limit = setTimeout(() => {
    say(`\n${step.name}: stopped, because it took more than ${step.limitMinutes} minutes.\n`)
    killGroup(child)
  }, step.limitMinutes * 60_000)
  for (const pipe of [child.stdout, child.stderr]) pipe?.setEncoding("utf8").on("data", say)
  // A program that ended may have left others behind, which hold its output open and would disturb the next step.
  let leftovers: NodeJS.Timeout | undefined
  child.on("exit", () => {
    leftovers = setTimeout(() => killGroup(child), 2000)
  })
  return new Promise<{ exitCode: number; output: string }>((resolve) => {
    const end = (exitCode: number) => {
      clearTimeout(limit)
      clearTimeout(leftovers)
      running.delete(child)
      resolve({ exitCode, output })
    }
    child.on("error", (error) => {
      say(`${step.name}: ${error.message}\n`)
      end(1)
    })
    child.on("close", (code) => end(code ?? 1))
  })
}

function killGroup({ pid }: ChildProcess) {
  if (pid === undefined) return
  try {
    process.kill(-pid, "SIGKILL")
  } catch {
    // Nothing of the group is left.
  }
}

function reportArguments({ counts }: Step, report: string): string[] {
  if (counts === "vitest") return ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`]
  if (counts === "playwright") return ["--reporter=list,json"]
  return []
}

function readReport({ counts }: Step, report: string): TestResult[] | null {
  try {
    if (counts === "vitest") return readVitest(report)
    if (counts === "playwright") return readPlaywright(report)
  } catch {
    // Its program crashed before it had written it.
  }
  return null
}

function reportEnvironment(report: string) {
  return { PLAYWRIGHT_JSON_OUTPUT_FILE: report }
}
