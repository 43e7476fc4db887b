import type { Attempt } from "../models/models"
import type { GenerationId } from "../protocol/ids"
import type { Timeline } from "../protocol/timeline"
import type { LogWatch } from "../stream-log/log-watch"
import { countAttempts, type EndedGeneration, reportEnd } from "./end-of-generation"
import { GenerationRecord } from "./generation-record"
import { createMetrics, type Metrics } from "./metrics"

/** What watches the server: metrics, timelines, traces and a line in the log for each generation. Never content. */
export interface Observer {
  readonly metrics: Metrics
  /** Streams of answers that are open in this process. */
  readonly viewers: number
  /** For the driver of the stream log. */
  readonly logWatch: LogWatch
  /** A generation begins in this process. */
  begin(id: GenerationId, requestId: string | null): GenerationRecord
  /** Somebody reads a generation on behind entry `after`, until the returned function is called. */
  viewing(id: GenerationId, after: number): () => void
  /** A silent stream of it was kept alive. */
  heartbeat(id: GenerationId): void
  /** What happened so far to a generation that this process is making, with a number that goes up with every change. */
  timelineOf(id: GenerationId): { timeline: Timeline; version: number } | null
  /** A generation's end is saved. */
  ended(end: EndedGeneration): void
  /** Upstream calls that belong to no answer, such as those for a title. */
  attempted(attempts: readonly Attempt[]): void
}

/** Of this many deliveries one is measured: there is one for each viewer and commit, and a histogram costs a microsecond. */
const measuredDeliveries = 8

export function createObserver(): Observer {
  const metrics = createMetrics()
  const records = new Map<GenerationId, GenerationRecord>()
  let viewers = 0
  let deliveries = 0
  return {
    metrics,
    get viewers() {
      return viewers
    },
    logWatch: {
      committed(logs, ms) {
        metrics.commitSeconds.observe(ms / 1_000)
        const now = Date.now()
        let entries = 0
        for (const log of logs) {
          entries += log.entries
          records.get(log.id)?.timeline.committed({ ...log, ms }, now)
        }
        metrics.entries.inc(entries)
      },
      delivered(ms) {
        if (deliveries++ % measuredDeliveries === 0) metrics.deliverySeconds.observe(ms / 1_000)
      },
    },
    begin(id, requestId) {
      const record = new GenerationRecord(id, requestId, () => records.delete(id))
      records.set(id, record)
      return record
    },
    viewing(id, after) {
      metrics.views.inc({ kind: after > 0 ? "resume" : "start" })
      viewers++
      const leave = records.get(id)?.viewer(after)
      return () => {
        viewers--
        leave?.()
      }
    },
    heartbeat(id) {
      metrics.heartbeats.inc()
      records.get(id)?.heartbeat()
    },
    timelineOf(id) {
      const timeline = records.get(id)?.timeline
      return timeline ? { timeline: timeline.snapshot(), version: timeline.version } : null
    },
    ended: (end) => reportEnd(metrics, end),
    attempted: (attempts) => countAttempts(metrics, attempts),
  }
}
