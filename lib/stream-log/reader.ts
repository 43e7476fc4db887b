import type { Entries } from "./entries"
import { mergeRun } from "./merge-run"
import type { Entry } from "./stream-log"
import type { Tail } from "./tail"

type Source = {
  table: Entries
  /** The tail to follow; it calls `ring` after every change, until `leave`. */
  join(ring: () => void): Tail
  leave(tail: Tail, ring: () => void): void
  /** Nobody here had looked at this log yet; from now on what comes after `seq` is brought to the tail. */
  follow(tail: Tail, seq: number): void
  /** A reader that had waited has got the tail's newest entry. */
  delivered(tail: Tail): void
}
type Place = { after: number; signal: AbortSignal }

/** `StreamLog.read`. */
export async function* readLog(source: Source, { after, signal }: Place): AsyncGenerator<Entry> {
  let wake = () => {}
  const ring = () => wake()
  const tail = source.join(ring)
  signal.addEventListener("abort", ring)
  let seq = after
  let waited = false
  try {
    while (!signal.aborted) {
      const step = tail.next(seq)
      if (step === "end") return
      if (step === "wait") {
        await new Promise<void>((resolve) => (wake = resolve))
        waited = true
        continue
      }
      if (waited) source.delivered(tail)
      waited = false
      const entries = step === "behind" ? await load(source, tail, seq) : [step]
      if (!entries) return
      for (let index = 0; index < entries.length && !signal.aborted; ) {
        const entry = mergeRun(entries, index)
        index += entry.seq - seq
        seq = entry.seq
        yield entry
        if (entry.last) return
      }
    }
  } finally {
    source.leave(tail, ring)
    signal.removeEventListener("abort", ring)
  }
}

/** A page from the store; empty when the tail is where to go on, null when there is nothing to wait for. */
async function load(source: Source, tail: Tail, seq: number): Promise<Entry[] | null> {
  const page = await source.table.page(tail.id, seq)
  if (page.length > 0) return page
  const newest = await source.table.newest(tail.id)
  if (!newest || (newest.last && newest.seq <= seq)) return null
  if (tail.lastSeq === null) source.follow(tail, newest.seq)
  return []
}
