import { calm } from "./bench.ts"
import type { Running } from "./contestant.ts"

/** Measures one while the others stand still: what they do at rest, garbage collection above all, would cost it a tenth of its core. */
export async function alone(running: Running, measure: () => Promise<unknown>): Promise<void> {
  resume(running)
  await calm(running)
  await measure()
  pause(running)
}

export function pause({ pid }: Running): void {
  if (pid !== null) process.kill(pid, "SIGSTOP")
}

export function resume({ pid }: Running): void {
  if (pid !== null) process.kill(pid, "SIGCONT")
}
