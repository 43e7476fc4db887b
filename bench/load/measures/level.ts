import { setTimeout as sleep } from "node:timers/promises"
import { type Bench, calm } from "../bench.ts"
import type { Running } from "../contestant.ts"
import { cpuUs } from "../process-usage.ts"
import { nowInUnits } from "../token.ts"

/** So many streams at once, from strangers who come over two seconds. */
export type Level = {
  streams: number
  /** Milliseconds. Tokens that never came count as infinitely late. */
  ttftP50: number
  ttftP99: number
  latencyP50: number
  latencyP99: number
  /** Processor time a token, in microseconds: of the server with its threads, of its database's thread, of a database apart. */
  cpuUs: number
  workerCpuUs: number
  databaseCpuUs: number
  /** Share of the streams that were shown exactly what the upstream wrote. */
  exact: number
  failures: string[]
}

export const tokensPerSecond = 50
const staggerMs = 2_000
const settleMs = 500
const leadMs = 100
/** How much later than the upstream the last token may come. */
const patienceMs = 1_500

export async function measureLevel(
  bench: Bench,
  running: Running,
  streams: number,
  measuredMs: number,
): Promise<Level> {
  const group = `level-${streams}-${Math.random()}`
  const lastsMs = staggerMs + settleMs + measuredMs
  const tokens = Math.round((lastsMs * tokensPerSecond) / 1_000)
  const fromMs = leadMs + staggerMs + settleMs
  const start = nowInUnits()
  const window = { from: start + fromMs * 100, to: start + (fromMs + measuredMs - leadMs) * 100 }
  const prompts = bench.prompts(streams, { tokens, perSecond: tokensPerSecond, burst: 0 })
  await bench.client.call("start", { ...running.target, group, prompts, staggerMs, window })
  await sleep(fromMs)
  const before = usage(running)
  await sleep(measuredMs - leadMs)
  const after = usage(running)
  await bench.client.call("ended", { group, withinMs: staggerMs + leadMs + patienceMs })
  const report = await bench.client.call("report", group)
  const exact = await bench.exact(report.streams)
  await bench.client.call("destroy", group)
  await bench.upstream.call("forget", null)
  await calm(running)
  const expected = (streams * tokensPerSecond * (measuredMs - leadMs)) / 1_000
  const isWhole = report.latency.tokens >= 0.98 * expected
  const perToken = (key: keyof Usage) => (after[key] - before[key]) / report.latency.tokens
  return {
    streams,
    ttftP50: report.ttft.p50,
    ttftP99: report.ttft.p99,
    latencyP50: report.latency.p50,
    latencyP99: isWhole ? report.latency.p99 : Number.POSITIVE_INFINITY,
    cpuUs: perToken("server"),
    workerCpuUs: perToken("worker"),
    databaseCpuUs: perToken("database"),
    exact: exact / streams,
    failures: [
      ...new Set(report.streams.map(({ failure }) => failure).filter((failure) => failure !== null)),
    ],
  }
}

type Usage = { server: number; worker: number; database: number }

function usage({ pid, workerCpuUs, databaseCpuUs }: Running): Usage {
  return {
    server: pid === null ? Number.NaN : cpuUs(pid),
    worker: workerCpuUs?.() ?? Number.NaN,
    database: databaseCpuUs?.() ?? Number.NaN,
  }
}
