import type { EntriesTable } from "./entries-table"
import { mergeRun } from "./merge-run"
import type { Entry } from "./stream-log"
import type { Tail } from "./tail"

type Source = {
  table: EntriesTable
  /** The tail to follow; it calls `ring` after every change, until `leave`. */
  join(ring: () => void): Tail
  leave(tail: Tail, ring: () => void): void
}
type Place = { after: number; signal: AbortSignal }

/** `StreamLog.read`. */
export async function* readLog(source: Source, { after, signal }: Place): AsyncGenerator<Entry> {
  let wake = () => {}
  const ring = () => wake()
  const tail = source.join(ring)
  signal.addEventListener("abort", ring)
  let seq = after
  try {
    while (!signal.aborted) {
      const step = tail.next(seq)
      if (step === "end") return
      if (step === "wait") {
        await new Promise<void>((resolve) => (wake = resolve))
        continue
      }
      const entries = step === "behind" ? await load(tail, source.table, seq) : [step]
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

/** A page from the database; empty when the tail is where to go on, null when there is nothing to wait for. */
async function load(tail: Tail, table: EntriesTable, seq: number): Promise<Entry[] | null> {
  const page = await table.page(tail.id, seq)
  if (page.length > 0) return page
  const newest = await table.newest(tail.id)
  if (!newest || (newest.last && newest.seq <= seq)) return null
  // Nobody here has looked at this log yet: from now on the poll does.
  if (tail.lastSeq === null) tail.startAt(newest.seq)
  return []
}
