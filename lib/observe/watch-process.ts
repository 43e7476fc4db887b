import type { GenerationDeps } from "../generation/deps"
import { addGauges } from "./gauges"
import { InstanceSampler } from "./instance-sampler"
import { logOutput } from "./log"

/** Begins to watch this process: the gauges of its metrics, and the samples that the status page draws. */
export function watchProcess({ observer, running, log, models }: GenerationDeps): InstanceSampler {
  const counts = {
    running: () => running.size,
    viewers: () => observer.viewers,
    waitingLogs: () => log.waiting,
  }
  addGauges(observer.metrics, {
    ...counts,
    candidates: () => models.candidates(),
    droppedLogLines: () => logOutput().dropped,
  })
  return new InstanceSampler(counts)
}
