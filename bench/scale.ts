import { mkdtempDisposableSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { buildIfChanged } from "../scripts/serve/build.ts"
import { Bench } from "./load/bench.ts"
import { circumstances, writeFigures } from "./load/document.ts"
import { startPostgres } from "./load/postgres.ts"
import { measureFleet, type Shares } from "./scale/fleet.ts"
import { tableOf } from "./scale/table.ts"

// `npm run bench:scale`: the same load on 1, 2 and 4 instances that share one Postgres: what a token costs each of them. Writes its
// table into docs/scale.md, `--streams 20` (a try) does not.
const { values: options } = parseArgs({ options: { streams: { type: "string" } } })
const sizes = [1, 2, 4]
const streams = Number(options.streams ?? 60)

const root = new URL("..", import.meta.url)
using folder = mkdtempDisposableSync(join(tmpdir(), "millrace-scale-"))
await buildIfChanged(root)
const bench = new Bench()
const upstreamPort = await bench.upstream.call("listen", null)
const results: Shares[] = []
try {
  for (const instances of sizes) {
    const postgres = await startPostgres()
    if (!postgres) throw new Error("There is no PostgreSQL here.")
    const context = { root, folder: folder.path, upstreamPort }
    results.push(await measureFleet(bench, context, { postgres, instances, streams }))
    await postgres.close()
  }
} finally {
  bench.close()
}
const figures = `${circumstances("npm run bench:scale")} ${streams} answers of 50 tokens a second in all.\n\n${tableOf(results)}`
console.log(figures)
if (options.streams === undefined) writeFigures(new URL("docs/scale.md", root), figures)
