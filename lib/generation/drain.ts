import type { GenerationDeps } from "./deps"

/** What must be left of the drain time for saving, in milliseconds. */
const savingMs = 1_000

/**
 * Prepares for the end of the process: takes no new generations, lets running ones finish for `DRAIN_MS`, then ends them as
 * `interrupted(restart)`. Resolves when all are saved and marked.
 */
export async function drain(deps: GenerationDeps): Promise<void> {
  deps.draining = true
  await Promise.race([granted(deps), after(Math.max(0, deps.config.DRAIN_MS - savingMs))])
  for (const running of deps.running.values()) running.end("restart")
  await over(deps)
  await deps.closedLogs.mark()
}

/** What was asked for before and is still being claimed is an answer like the others. */
async function granted(deps: GenerationDeps): Promise<void> {
  await Promise.allSettled(deps.starting)
  await over(deps)
}

async function over({ running }: GenerationDeps): Promise<void> {
  await Promise.all([...running.values()].map(({ done }) => done))
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref())
}
