import { setTimeout as sleep } from "node:timers/promises"
import { type Bench, calm } from "../bench.ts"
import type { Running } from "../contestant.ts"
import { cpuUs } from "../process-usage.ts"
import { tokensPerSecond } from "./level.ts"

const streams = 20
const others = 4

/** Processor time that a further viewer of a running answer costs, as a share of what making and showing it to one costs. */
export async function measureFurtherViewer(
  bench: Bench,
  running: Running,
  measuredMs: number,
): Promise<number> {
  const { target } = running
  const one = await bench.hold(target, streams, { perSecond: tokensPerSecond })
  const alone = await cpuDuring(running, measuredMs)
  await bench.client.call("view", { group: "viewers", of: one.group, each: others, target })
  await bench.client.call("begun", "viewers")
  const together = await cpuDuring(running, measuredMs)
  await bench.client.call("destroy", "viewers")
  await one.close()
  await calm(running)
  return (together - alone) / others / alone
}

async function cpuDuring({ pid }: Running, ms: number): Promise<number> {
  await sleep(500)
  const before = cpuUs(pid as number)
  await sleep(ms)
  return cpuUs(pid as number) - before
}
