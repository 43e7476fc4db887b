import { readdirSync, readFileSync, readlinkSync } from "node:fs"
import type { Inspector } from "../load/inspector.ts"
import { cpuUs, residentBytes } from "../load/process-usage.ts"

type Sample = { minute: number; megabytes: number; cpuUs: number }

const everyMs = 15_000

/**
 * What a server's process holds, sampled while it works, each time after its main thread has collected its garbage: V8 lets that
 * grow for minutes, which says nothing about what is kept.
 */
export class Samples {
  readonly taken: Sample[] = []
  readonly #pid: number
  readonly #inspector: Inspector
  readonly #startedAt = performance.now()
  #timer: NodeJS.Timeout | null = null

  private constructor(pid: number, inspector: Inspector) {
    this.#pid = pid
    this.#inspector = inspector
  }

  /** Begins to sample. */
  static async begin(pid: number, inspector: Inspector): Promise<Samples> {
    const samples = new Samples(pid, inspector)
    await samples.#take()
    samples.#timer = setInterval(() => samples.#take(), everyMs)
    return samples
  }

  async end(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer)
    await this.#take()
  }

  /** Growth of the memory in RAM between two minutes, in MB a minute: the slope of the line that fits best. */
  slope(from: number, to: number): number {
    const then = this.taken.filter(({ minute }) => minute >= from && minute <= to)
    const [meanX, meanY] = [
      mean(then.map(({ minute }) => minute)),
      mean(then.map(({ megabytes }) => megabytes)),
    ]
    const products = then.map(({ minute, megabytes }) => (minute - meanX) * (megabytes - meanY))
    const squares = then.map(({ minute }) => (minute - meanX) ** 2)
    return sum(products) / sum(squares)
  }

  async #take(): Promise<void> {
    await this.#inspector.collectGarbage()
    const minute = (performance.now() - this.#startedAt) / 60_000
    const megabytes = residentBytes(this.#pid) / 1024 / 1024
    this.taken.push({ minute, megabytes, cpuUs: cpuUs(this.#pid) })
  }
}

/**
 * Files, sockets among them, that a process has open outside of `folder`: an embedded database opens the files of its tables there
 * when they are first used.
 */
export function openFiles(pid: number, { outsideOf: folder }: { outsideOf: string }): number {
  const targets = readdirSync(`/proc/${pid}/fd`).map((fd) => targetOf(`/proc/${pid}/fd/${fd}`))
  return targets.filter((target) => target !== null && !target.startsWith(folder)).length
}

/** Null where it was closed meanwhile. */
function targetOf(link: string): string | null {
  try {
    return readlinkSync(link)
  } catch {
    return null
  }
}

/** Established connections to that local port. */
export function connectionsTo(port: number): number {
  const hex = port.toString(16).toUpperCase().padStart(4, "0")
  const lines = readFileSync("/proc/net/tcp", "utf8").trim().split("\n").slice(1)
  const established = "01"
  return lines.filter((line) => {
    const [, , remote = "", state] = line.trim().split(/\s+/)
    return state === established && remote.endsWith(`:${hex}`)
  }).length
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const mean = (values: readonly number[]) => sum(values) / values.length
