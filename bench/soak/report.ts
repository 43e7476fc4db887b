import { circumstances } from "../load/document.ts"
import type { Remote } from "../load/remote.ts"
import type { UpstreamCalls } from "../load/upstream-process.ts"
import type { Mood, Reader } from "./reader.ts"
import type { Samples } from "./samples.ts"

type Open = { files: number; upstream: number }
type Evidence = {
  title: string
  readers: readonly Reader[]
  samples: Samples
  /** How long there was always another answer; after that the last ones ended. */
  minutes: number
  before: Open
  after: Open
  upstream: Remote<UpstreamCalls>
}

/** Growth of the memory that is allowed, in MB a minute. */
const maxSlope = 1
/** Files that may be open in the end beyond those of the beginning: the runtime's own, or a connection to a database. */
const spareFiles = 8

/** The table of a soak, and whether nothing was lost, repeated or left behind. */
export async function reportOf(evidence: Evidence): Promise<{ text: string; isSound: boolean }> {
  const { title, readers, samples, minutes, before, after } = evidence
  const slope = samples.slope(minutes / 2, minutes)
  const flaws = await flawsOf(evidence)
  const tokens = readers.reduce((sum, reader) => sum + reader.tokens, 0)
  const [first, last] = [samples.taken[0], samples.taken.at(-1)]
  if (!first || !last) throw new Error("Nothing was sampled.")
  const inMood = (mood: Mood) => readers.filter((reader) => reader.mood === mood)
  const reconnected = inMood("reconnecting").reduce((sum, { connections }) => sum + connections - 1, 0)
  const rows: [string, string | number][] = [
    ["minutes", last.minute.toFixed(1)],
    ["answers", readers.length],
    ["tokens shown", tokens],
    ["read slowly", inMood("slow").length],
    ["connections lost and made again", reconnected],
    ["stopped", inMood("stopping").length],
    ["answers with a token lost, repeated or changed, or in trouble", flaws.length],
    ["CPU µs a token", ((last.cpuUs - first.cpuUs) / tokens).toFixed(0)],
    ["memory in RAM after garbage collection, at the beginning, MB", first.megabytes.toFixed(0)],
    ["in each quarter of the time, on average", quartersOf(samples, minutes)],
    ["its growth over the last half of the time, MB a minute", slope.toFixed(2)],
    ["and when all had ended, MB", last.megabytes.toFixed(0)],
    ["open files before and after, but for the embedded database's", `${before.files}, ${after.files}`],
    ["sockets to the upstream before and after", `${before.upstream}, ${after.upstream}`],
  ]
  const table = ["| | |", "| --- | ---: |", ...rows.map((row) => `| ${row.join(" | ")} |`)]
  const isSound =
    flaws.length === 0 &&
    slope < maxSlope &&
    after.files <= before.files + spareFiles &&
    after.upstream <= before.upstream
  const verdict = isSound ? "Sound." : ["Not sound.", ...flaws.slice(0, 20)].join("\n")
  return {
    text: [
      `${title}. ${circumstances("npm run soak", "two of them for the server and its load")}`,
      "",
      ...table,
      "",
      verdict,
    ].join("\n"),
    isSound,
  }
}

function quartersOf({ taken }: Samples, minutes: number): string {
  const quarters = [0, 1, 2, 3].map((quarter) => {
    const then = taken.filter(({ minute }) => Math.floor((4 * minute) / minutes) === quarter)
    return then.reduce((total, { megabytes }) => total + megabytes, 0) / then.length
  })
  return quarters.map((megabytes) => megabytes.toFixed(0)).join(", ")
}

/** What was seen against what the upstream wrote: all of it to the letter, and of a stopped answer no more than that. */
async function flawsOf({ readers, upstream }: Evidence): Promise<string[]> {
  const written = await upstream.call(
    "written",
    readers.map(({ key }) => key),
  )
  return readers.flatMap((reader, index) => {
    const { key, mood, tokens, fingerprint, trouble, outcome } = reader
    const there = written[index]
    if (trouble.length > 0) return [`${key} (${mood}): ${trouble.join(", ")}`]
    if (!there) return [`${key} (${mood}): was never asked for`]
    const isWhole = there.tokens === tokens && there.fingerprint === fingerprint
    if (isWhole || (mood === "stopping" && tokens <= there.tokens)) return []
    return [`${key} (${mood}): ${tokens} of ${there.tokens} tokens, or others; ${outcome}`]
  })
}
