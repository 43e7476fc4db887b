import type { Entry } from "./stream-log"

/** Largest text of one merged chunk, in UTF-16 units: big enough for a replay, small enough to paint in one frame. */
export const maxMergedChars = 64 * 1024

/** How the JSON of each kind of delta begins, and what stands between its id and its text (`encodeDelta`). */
const kinds = [
  { start: '{"type":"text-delta","id":', beforeText: ',"delta":"' },
  { start: '{"type":"reasoning-delta","id":', beforeText: ',"delta":"' },
  { start: '{"type":"tool-input-delta","toolCallId":', beforeText: ',"inputTextDelta":"' },
]
const end = '"}'

/**
 * The entry at `from`, merged with the deltas of the same part that follow it, under the number of the last one merged.
 * Works on the JSON itself: joining the insides of two string literals is exact, a surrogate pair split by escapes included.
 */
export function mergeRun(entries: readonly Entry[], from: number): Entry {
  const first = entries[from] as Entry
  if (from + 1 === entries.length) return first
  const prefix = deltaPrefix(first.json)
  if (prefix === null) return first
  const to = runEnd(entries, from, prefix)
  if (to === from + 1) return first
  const texts = entries.slice(from, to).map(({ json }) => json.slice(prefix.length, -end.length))
  return { seq: first.seq + (to - from) - 1, json: prefix + texts.join("") + end, last: false }
}

/** What all deltas of this one's part begin with; null when the entry is no mergeable delta. */
function deltaPrefix(json: string): string | null {
  for (const { start, beforeText } of kinds) {
    // A quote inside the id is escaped, so the first match is the key.
    if (json.startsWith(start))
      return json.slice(0, json.indexOf(beforeText, start.length) + beforeText.length)
  }
  return null
}

function runEnd(entries: readonly Entry[], from: number, prefix: string): number {
  let to = from
  let chars = 0
  for (; to < entries.length; to++) {
    const { json } = entries[to] as Entry
    chars += json.length - prefix.length
    if (!json.startsWith(prefix) || (to > from && chars > maxMergedChars)) break
  }
  return to
}
