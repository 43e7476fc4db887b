import { type Bench, calm } from "../bench.ts"
import type { Running } from "../contestant.ts"
import { Inspector } from "../inspector.ts"
import { residentBytes } from "../process-usage.ts"

export type Memory = {
  /** Bytes in the main thread that a running answer with one viewer holds, and a further viewer. */
  generation: number
  viewer: number
  /** Bytes in RAM after the first tenth of so many short answers, and after all of them. */
  residentEarly: number
  residentLate: number
  /** The same of what is alive on the main thread. */
  liveEarly: number
  liveLate: number
}

export type MemorySize = { held: number; answers: number }

/** What answers keep in memory, while they run and after many of them. `viewer` is not a number where nobody can join. */
export async function measureMemory(bench: Bench, running: Running, size: MemorySize): Promise<Memory> {
  const inspector = await Inspector.open(running.pid as number, running.inspectorPort)
  const held = await measureHeld(bench, running, inspector, size.held)
  const settled = await afterAnswers(bench, running, inspector, size.answers / 10)
  const late = await afterAnswers(bench, running, inspector, (size.answers * 9) / 10)
  inspector.close()
  return {
    ...held,
    residentEarly: settled.resident,
    residentLate: late.resident,
    liveEarly: settled.live,
    liveLate: late.live,
  }
}

async function measureHeld(bench: Bench, running: Running, inspector: Inspector, count: number) {
  const { target } = running
  const before = await inspector.liveBytes()
  const { group, close } = await bench.hold(target, count)
  const opened = await inspector.liveBytes()
  let viewed = Number.NaN
  if (target.wire === "millrace") {
    await bench.client.call("view", { group: "memory", of: group, each: 1, target })
    await bench.client.call("begun", "memory")
    viewed = await inspector.liveBytes()
    await bench.client.call("destroy", "memory")
  }
  await close()
  await calm(running)
  return { generation: (opened - before) / count, viewer: (viewed - opened) / count }
}

async function afterAnswers(bench: Bench, running: Running, inspector: Inspector, count: number) {
  const atOnce = 20
  const short = { tokens: 10, perSecond: 10_000, burst: 0 }
  for (let done = 0; done < count; done += atOnce) {
    const prompts = bench.prompts(atOnce, short)
    await bench.client.call("start", {
      ...running.target,
      group: "short",
      prompts,
      staggerMs: 0,
      window: null,
    })
    await bench.client.call("ended", { group: "short", withinMs: 30_000 })
    await bench.client.call("destroy", "short")
    await bench.upstream.call("forget", null)
  }
  await calm(running)
  return { live: await inspector.liveBytes(), resident: residentBytes(running.pid as number) }
}
