import { mkdtempDisposableSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test, vi } from "vitest"
import { runStep } from "./run-step.ts"
import type { Step } from "./steps.ts"

const folder = mkdtempDisposableSync(join(tmpdir(), "millrace-reports-"))
afterAll(() => folder.remove())
const options = { root: process.cwd(), env: {}, stream: false, reports: folder.path }
const quiet = () => vi.spyOn(process.stdout, "write").mockReturnValue(true)

test("a step that takes longer than it may is stopped, said and failed", async () => {
  const written = quiet()
  const { tally } = await runStep(step("setInterval(() => {}, 1000)", 0.005), options)
  expect(tally.failed).toBe(1)
  expect(written.mock.calls.join()).toContain("slow: stopped, because it took more than 0.005 minutes.")
})

test("a program that cannot be started is a failure that names it", async () => {
  const written = quiet()
  const missing: Step = { ...step(""), command: ["no-such-program"] }
  expect((await runStep(missing, options)).tally.failed).toBe(1)
  expect(written.mock.calls.join()).toContain("no-such-program")
})

test("what a step leaves running is ended with it: the step's output closes only then", async () => {
  quiet()
  const leaveOneBehind = `
    const { spawn } = require("node:child_process")
    spawn(process.execPath, ["-e", "setTimeout(() => {}, 60_000)"], { stdio: "inherit" })
    process.exit(0)
  `
  const { tally, seconds } = await runStep(step(leaveOneBehind), options)
  expect(tally.passed).toBe(1)
  expect(seconds).toBeLessThan(30)
})

function step(code: string, limitMinutes = 1): Step {
  return { id: "slow", name: "slow", command: [process.execPath, "-e", code], counts: "check", limitMinutes }
}
