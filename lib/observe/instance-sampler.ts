import { monitorEventLoopDelay } from "node:perf_hooks"
import type { InstanceSample } from "../protocol/status"

const everyMs = 5_000
/** A quarter of an hour. */
const kept = 180
/** Every look wakes the process, at rest too. */
const resolutionMs = 50

type Sources = { running(): number; viewers(): number; waitingLogs(): number }

/** Looks at this process every 5 s and keeps a quarter of an hour of it. */
export class InstanceSampler {
  readonly #sources: Sources
  readonly #samples: InstanceSample[] = []
  readonly #delay = monitorEventLoopDelay({ resolution: resolutionMs })
  readonly #timer: NodeJS.Timeout

  constructor(sources: Sources) {
    this.#sources = sources
    this.#delay.enable()
    this.#timer = setInterval(() => this.#keep(), everyMs)
    this.#timer.unref()
  }

  /** What was kept, and how it is now. */
  samples(): InstanceSample[] {
    return [...this.#samples, this.#sample()]
  }

  stop(): void {
    clearInterval(this.#timer)
    this.#delay.disable()
  }

  #keep() {
    this.#samples.push(this.#sample())
    if (this.#samples.length > kept) this.#samples.shift()
    this.#delay.reset()
  }

  #sample(): InstanceSample {
    const { running, viewers, waitingLogs } = this.#sources
    return {
      at: Date.now(),
      running: running(),
      viewers: viewers(),
      waitingLogs: waitingLogs(),
      eventLoopP99Ms: lag(this.#delay.percentile(99)),
      eventLoopMaxMs: lag(this.#delay.max),
      memoryBytes: process.memoryUsage.rss(),
    }
  }
}

/** The histogram has nanoseconds between two looks, of which the time they are apart is no lag. */
function lag(nanoseconds: number): number {
  return Math.max(0, Math.round((nanoseconds / 1e6 - resolutionMs) * 10) / 10)
}
