import type { GenerationId } from "../protocol/ids"
import type { Chunk } from "../protocol/message"
import type { GenerationDeps } from "./deps"

/** What a viewer is sent. `seq` is null for the one chunk that is in no log: the end that could not be saved. */
export type Viewed = { seq: number | null; json: string; last: boolean }

/**
 * Follows a generation as a viewer: the rest of its log after `after`, then live until its end. Counts as watching while it is
 * being read (I5); leaving ends only the view.
 */
export async function* viewGeneration(
  deps: Pick<GenerationDeps, "log" | "running" | "watchers" | "observer">,
  id: GenerationId,
  { after, signal }: { after: number; signal: AbortSignal },
): AsyncGenerator<Viewed> {
  const running = deps.running.get(id)
  const leave = running ? running.addViewer() : deps.watchers.enter(`generation:${id}`)
  const seen = deps.observer.viewing(id, after)
  const until = running ? AbortSignal.any([signal, running.storeLost]) : signal
  try {
    yield* deps.log.read(id, { after, signal: until })
    if (running?.storeLost.aborted && !signal.aborted) {
      yield { seq: null, json: JSON.stringify(running.storeLost.reason as Chunk), last: true }
    }
  } finally {
    leave()
    seen()
  }
}
