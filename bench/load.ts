import { mkdtempDisposableSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { Bench } from "./load/bench.ts"
import { contestants } from "./load/contestants.ts"
import { circumstances, writeFigures } from "./load/document.ts"
import { plans } from "./load/plan.ts"
import { type AllResults, run } from "./load/run.ts"
import { tableOf } from "./load/table.ts"

// `npm run bench`: everything that passes tokens on, side by side in one run. Writes its table into docs/performance.md, but
// `--quick` (2 minutes) and `--check` (only whether all of it works) do not; `--only stock,millrace-pglite` picks; `--json`.
const { values: options } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    check: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    only: { type: "string", default: "" },
  },
})

const root = new URL("..", import.meta.url)
const planName = options.check ? "check" : options.quick ? "quick" : "full"
const plan = plans[planName]
const only = options.only.split(",").filter(Boolean)
const entrants = contestants.filter(({ name }) => only.length === 0 || only.includes(name))
const say = (line: string) => process.stderr.write(`${line}\n`)

using folder = mkdtempDisposableSync(join(tmpdir(), "millrace-bench-"))
const bench = new Bench()
const upstreamPort = await bench.upstream.call("listen", null)
try {
  const results = await run(bench, entrants, { root, folder: folder.path, upstreamPort }, { plan, say })
  report(results)
} finally {
  bench.close()
}

function report(results: AllResults) {
  const figures = `${circumstances("npm run bench")}\n\n${tableOf(results, plan.levels)}`
  if (options.json) console.log(JSON.stringify(results))
  else if (!options.check) console.log(figures)
  if (planName === "full" && only.length === 0) writeFigures(new URL("docs/performance.md", root), figures)
  for (const { title, levels } of Object.values(results)) {
    const inexact = levels.flat().filter(({ streams, exact }) => streams <= 2 && exact < 1)
    if (inexact.length > 0) {
      say(`${title}: an answer was not shown as the upstream wrote it. ${inexact[0]?.failures.join("; ")}`)
      process.exitCode = 1
    }
  }
}
