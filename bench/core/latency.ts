import { newGenerationId } from "../../lib/protocol/ids.ts"
import type { LogWriter, StreamLog } from "../../lib/stream-log/stream-log.ts"

const tokensPerSecond = 50
const token = "token "
const warmUpMs = 2_000

export type Latency = { p50: number; p99: number; entriesPerToken: number; cpuUs: number; mainCpuUs: number }

/** So many generations of 50 tokens a second with one viewer each; times from append to viewer, in milliseconds. */
export async function measureLatency(log: StreamLog, generations: number, seconds: number): Promise<Latency> {
  const streams = Array.from({ length: generations }, () => new Stream(log))
  await produce(streams, warmUpMs)
  for (const stream of streams) stream.forget()
  const [cpu, main] = [process.cpuUsage(), process.threadCpuUsage()]
  await produce(streams, seconds * 1_000)
  const spent = { cpu: process.cpuUsage(cpu), main: process.threadCpuUsage(main) }
  await Promise.all(streams.map((stream) => stream.close()))
  const latencies = streams.flatMap(({ latencies }) => latencies).sort((a, b) => a - b)
  const entries = streams.reduce((sum, stream) => sum + stream.entries, 0)
  const perToken = ({ user, system }: NodeJS.CpuUsage) => (user + system) / latencies.length
  return {
    p50: at(latencies, 0.5),
    p99: at(latencies, 0.99),
    entriesPerToken: entries / latencies.length,
    cpuUs: perToken(spent.cpu),
    mainCpuUs: perToken(spent.main),
  }
}

/** Every stream at its own moment of the 20 ms, as strangers' would be. */
function produce(streams: readonly Stream[], ms: number): Promise<void> {
  const began = performance.now()
  const due = streams.map(() => began + (Math.random() * 1_000) / tokensPerSecond)
  return new Promise((resolve) => {
    const tick = () => {
      const now = performance.now()
      for (const [index, stream] of streams.entries()) {
        for (; (due[index] as number) <= now; (due[index] as number) += 1_000 / tokensPerSecond)
          stream.append()
      }
      if (now - began < ms) setTimeout(tick, Math.min(...due) - now)
      else resolve()
    }
    tick()
  })
}

class Stream {
  latencies: number[] = []
  entries = 0
  readonly #writer: LogWriter
  readonly #sentAt: number[] = []
  readonly #viewed: Promise<void>
  #received = 0

  constructor(log: StreamLog) {
    const id = newGenerationId()
    this.#writer = log.create(id)
    this.#viewed = this.#view(log.read(id, { after: 0, signal: new AbortController().signal }))
  }

  append() {
    this.#sentAt.push(performance.now())
    this.#writer.append({ type: "text-delta", id: "0", delta: token })
  }

  forget() {
    this.latencies = []
    this.entries = 0
  }

  async close() {
    await this.#writer.close({ type: "finish" })
    await this.#viewed
  }

  async #view(entries: ReturnType<StreamLog["read"]>) {
    const frame = JSON.stringify({ type: "text-delta", id: "0", delta: "" }).length
    for await (const { json, last } of entries) {
      if (last) return
      this.entries++
      const now = performance.now()
      for (let tokens = (json.length - frame) / token.length; tokens > 0; tokens--) {
        this.latencies.push(now - (this.#sentAt[this.#received++] as number))
      }
    }
  }
}

function at(sorted: readonly number[], quantile: number): number {
  return sorted[Math.floor(sorted.length * quantile)] as number
}
