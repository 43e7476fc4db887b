import type { Bench } from "../bench.ts"
import type { Context } from "../contestant.ts"
import { startMillrace } from "../millrace.ts"

export type StartUp = {
  /** Milliseconds from starting the process to the first token: of an empty folder, after a crash, after a stop in order. */
  newMs: number
  crashedMs: number
  warmMs: number
}

/** How long Millrace on PGlite takes from its start to the first token of an answer. */
export async function measureStartUp(bench: Bench, context: Context): Promise<StartUp> {
  const began = performance.now()
  const { millrace, running } = await startMillrace(context, {}, 1)
  const answer = async () => {
    const { close } = await bench.hold(running.target, 1)
    const at = performance.now()
    await close()
    return at
  }
  const newMs = (await answer()) - began
  const again = async (signal: "SIGKILL" | "SIGTERM") => {
    await millrace.stop(signal)
    const began = performance.now()
    await millrace.start()
    return (await answer()) - began
  }
  const crashedMs = await again("SIGKILL")
  const warmMs = await again("SIGTERM")
  await millrace.stop("SIGKILL")
  return { newMs, crashedMs, warmMs }
}
