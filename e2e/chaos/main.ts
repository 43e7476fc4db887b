import { parseArgs } from "node:util"
import { startDemoServer } from "../../demo/server.ts"
import { App } from "../fixtures/app.ts"
import { type CrashReport, crash, examine, type Instant } from "./crash.ts"
import type { Witness } from "./witness.ts"

// `npm run chaos -- --kills 50`: kills the server at random instants, and looks for anything that was lost.
const longestLifeMs = 4_000

const { values } = parseArgs({ options: { kills: { type: "string", default: "20" } } })
process.exitCode = (await loop(Number(values.kills))) ? 0 : 1

async function loop(kills: number): Promise<boolean> {
  const model = await startDemoServer({ control: true })
  const app = await App.start({ OPENAI_BASE_URL: model.url })
  const witnesses: Witness[] = []
  const flaws: string[] = []
  console.log(
    row("kill", "from", "after ms", "accepted", "received", "stored", "restart ms", "outcomes ms", "flaws"),
  )
  try {
    for (let kill = 1; kill <= kills; kill++) {
      const report = await crash(app, model, randomInstant(kill))
      console.log(rowOf(kill, report))
      witnesses.push(...report.witnesses)
      flaws.push(...report.flaws)
    }
    flaws.push(...(await examine(witnesses, performance.now())).map((flaw) => `at the end: ${flaw}`))
  } finally {
    await app.close()
    await model.close()
  }
  for (const flaw of flaws) console.log(flaw)
  console.log(`${kills} kills, ${witnesses.length} answers, ${flaws.length} flaws`)
  return flaws.length === 0
}

// Every other server dies with all answers under way; the rest anywhere, the acceptance of the questions included.
function randomInstant(kill: number): Instant {
  return { after: kill % 2 === 0 ? "asking" : "streaming", ms: Math.random() * longestLifeMs }
}

function rowOf(kill: number, report: CrashReport): string {
  return row(
    kill,
    report.instant.after,
    report.instant.ms,
    report.accepted,
    report.receivedTokens,
    report.storedTokens,
    report.restartMs,
    report.outcomesMs,
    report.flaws.length,
  )
}

function row(...cells: (string | number)[]): string {
  return cells
    .map((cell) => String(typeof cell === "number" ? Math.round(cell) : cell).padStart(11))
    .join(" ")
}
