import { collectDefaultMetrics, Gauge } from "prom-client"
import type { CandidateHealth } from "../models/models"
import type { Metrics } from "./metrics"

/** What is looked up when somebody asks for the metrics. */
type Sources = {
  running(): number
  viewers(): number
  /** Logs of this process with something that is not committed. */
  waitingLogs(): number
  candidates(): readonly CandidateHealth[]
  droppedLogLines(): number
}

const stateNumber: Record<CandidateHealth["state"], number> = { closed: 0, "half-open": 1, open: 2 }

/** Adds the gauges that are read on demand, and those of the Node.js process: event loop, memory, processor, garbage. */
export function addGauges({ registry }: Metrics, sources: Sources): void {
  const registers = [registry]
  // Its own default wakes the process a hundred times a second.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 100 })
  gauge("millrace_generations_running", "Answers that this process is making.", sources.running)
  gauge("millrace_viewers", "Streams of answers that are open in this process.", sources.viewers)
  gauge("millrace_log_waiting", "Logs with entries that wait for their commit.", sources.waitingLogs)
  gauge(
    "millrace_log_lines_dropped",
    "Lines of the server's own log that were lost because nobody read them.",
    sources.droppedLogLines,
  )
  new Gauge({
    name: "millrace_breaker_state",
    help: "Circuit breaker of a candidate in this process: 0 closed, 1 half-open, 2 open.",
    labelNames: ["provider", "model"],
    registers,
    collect() {
      for (const { provider, model, state } of sources.candidates())
        this.set({ provider, model: model ?? "default" }, stateNumber[state])
    },
  })

  function gauge(name: string, help: string, read: () => number) {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read())
      },
    })
  }
}
