import { spawnSync } from "node:child_process"
import { skippedExitCode } from "../test/tally.ts"
import { judgeAudit, type Verdict } from "./audit-report.ts"

const exitCodes: Record<Verdict["state"], number> = { clean: 0, alarming: 1, unanswered: skippedExitCode }

const { stdout } = spawnSync("npm", ["audit", "--json"], { encoding: "utf8", maxBuffer: 100_000_000 })
const { state, sentence } = judgeAudit(stdout ?? "")
console.log(sentence)
process.exitCode = exitCodes[state]
