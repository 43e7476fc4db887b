import { setTimeout as sleep } from "node:timers/promises"
import { findGeneration } from "../chat-store/generations"
import type { GenerationId } from "../protocol/ids"
import type { Chunk } from "../protocol/message"
import type { GenerationDeps } from "./deps"
import { eitherSignal } from "./either-signal"

/** What a viewer is sent. `seq` is null for the one chunk that is in no log: the end that could not be saved. */
export type Viewed = { seq: number | null; json: string; last: boolean }

/** Between two looks for the first entry of an answer that another instance has claimed and not begun, in milliseconds. */
const beginningMs = 50

/**
 * Follows a generation as a viewer: the rest of its log after `after`, then live until its end. Counts as watching while it is
 * being read (I5); leaving ends only the view.
 */
export async function* viewGeneration(
  deps: Pick<GenerationDeps, "db" | "log" | "running" | "watchers" | "observer">,
  id: GenerationId,
  { after, signal }: { after: number; signal: AbortSignal },
): AsyncGenerator<Viewed> {
  const running = deps.running.get(id)
  const leave = running ? running.addViewer() : deps.watchers.enter(`generation:${id}`)
  const seen = deps.observer.viewing(id, after)
  const until = eitherSignal(signal, ...(running ? [running.storeLost] : []))
  try {
    let isEmpty = true
    do {
      for await (const entry of deps.log.read(id, { after, signal: until.signal })) {
        isEmpty = false
        yield entry
      }
    } while (isEmpty && after === 0 && (await isAboutToBegin(deps, id, until.signal)))
    if (running?.storeLost.aborted && !signal.aborted) {
      yield { seq: null, json: JSON.stringify(running.storeLost.reason as Chunk), last: true }
    }
  } finally {
    until.release()
    leave()
    seen()
  }
}

/** Whether there will be a first entry. A log that is unknown looks like one that has not begun; the record knows. */
async function isAboutToBegin({ db }: Pick<GenerationDeps, "db">, id: GenerationId, signal: AbortSignal) {
  if (signal.aborted) return false
  const generation = await findGeneration(db, id)
  if (generation?.log !== "open") return false
  await sleep(beginningMs)
  return !signal.aborted
}
