import { type Bench, calm } from "./bench.ts"
import type { Running } from "./contestant.ts"

/**
 * Measures one while the others stand still: what they do at rest, garbage collection above all, would cost it a tenth of its core.
 * One that stood still finds its timers overdue and the processor's caches full of others: it answers a few before it is measured.
 */
export async function alone(bench: Bench, running: Running, measure: () => Promise<unknown>): Promise<void> {
  resume(running)
  await calm(running)
  await answerAFew(bench, running)
  await measure()
  pause(running)
}

export function pause({ pid }: Running): void {
  if (pid !== null) process.kill(pid, "SIGSTOP")
}

export function resume({ pid }: Running): void {
  if (pid !== null) process.kill(pid, "SIGCONT")
}

async function answerAFew(bench: Bench, running: Running): Promise<void> {
  const prompts = bench.prompts(20, { tokens: 5, perSecond: 100, burst: 0 })
  await bench.client.call("start", { ...running.target, group: "few", prompts, staggerMs: 500, window: null })
  await bench.client.call("ended", { group: "few", withinMs: 10_000 })
  await bench.client.call("destroy", "few")
  await bench.upstream.call("forget", null)
  await calm(running)
}
