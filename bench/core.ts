import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import "../scripts/bootstrap/without-extensions.mjs"

// `npm run bench:core`: what the stream log costs, on a new embedded database.
const seconds = Number(process.argv[2] ?? 10)

const { connectPglite } = await import("../lib/chat-store/connect-pglite.ts")
const { createDatabaseLog } = await import("../lib/stream-log/database-log.ts")
const { measureLatency } = await import("./core/latency.ts")
const { measureMemory } = await import("./core/memory.ts")
const { measureThroughput } = await import("./core/throughput.ts")

const folder = mkdtempSync(join(tmpdir(), "millrace-bench-"))
const connection = await connectPglite(folder)
const log = createDatabaseLog(connection)
try {
  const latencies: Record<string, unknown> = {}
  for (const generations of [1, 50, 200]) {
    const { p50, p99, entriesPerToken, mainCpuUs, cpuUs } = await measureLatency(log, generations, seconds)
    latencies[`${generations} generations`] = {
      "p50 ms": p50.toFixed(2),
      "p99 ms": p99.toFixed(2),
      "entries/token": entriesPerToken.toFixed(2),
      "main CPU µs/token": mainCpuUs.toFixed(0),
      "all CPU µs/token": cpuUs.toFixed(0),
    }
  }
  console.log("From append to viewer, each generation at 50 tokens a second")
  console.table(latencies)
  const memory = await measureMemory(log)
  console.table({
    "appends a second, 50 producers": Math.round(await measureThroughput(log, 50, seconds)),
    "bytes an open generation": Math.round(memory.generation),
    "bytes a generation with 2 000 tokens": Math.round(memory.longGeneration),
    "bytes a viewer": Math.round(memory.viewer),
  })
} finally {
  await log.dispose()
  await connection.close()
  rmSync(folder, { recursive: true })
}
