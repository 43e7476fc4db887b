import type { ContestantName } from "./contestant.ts"
import type { Level } from "./measures/level.ts"
import type { AllResults, Results } from "./run.ts"
import { median } from "./statistics.ts"

type Row = { title: string; value: (results: Results, all: AllResults) => number | null; digits?: number }

/** The table of a run in Markdown: a line a figure, a column a contestant; medians of the rounds. */
export function tableOf(all: AllResults, levels: readonly number[]): string {
  const columns = Object.entries(all) as [ContestantName, Results][]
  const rows = [...levels.flatMap(rowsOfLevel), ...rowsOfRest].map((row) => {
    const values = columns.map(([, results]) => row.value(results, all))
    return values.every((value) => value === null || Number.isNaN(value))
      ? null
      : [row.title, ...values.map((value) => written(value, row.digits ?? 1))]
  })
  const lines = [
    ["", ...columns.map(([, { title }]) => title)],
    ["---", ...columns.map(() => "---:")],
  ]
  return [...lines, ...rows.filter((row) => row !== null)]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n")
}

function rowsOfLevel(streams: number): Row[] {
  const of = (key: keyof Level) => (results: Results) => atLevel(results, streams, key)
  const added = (key: keyof Level) => (results: Results, all: AllResults) =>
    minus(atLevel(results, streams, key), all.direct ? atLevel(all.direct, streams, key) : 0)
  const at = streams === 1 ? "1 stream" : `${streams} streams`
  return [
    { title: `${at}: added time to first token, p50 ms`, value: added("ttftP50") },
    { title: `${at}: added time to first token, p99 ms`, value: added("ttftP99") },
    { title: `${at}: added latency a token, p50 ms`, value: added("latencyP50") },
    { title: `${at}: added latency a token, p99 ms`, value: added("latencyP99") },
    { title: `${at}: CPU µs a token`, value: of("cpuUs"), digits: 0 },
    { title: `${at}: of it the database's thread`, value: of("workerCpuUs"), digits: 0 },
    { title: `${at}: a database apart, CPU µs a token`, value: of("databaseCpuUs"), digits: 0 },
    { title: `${at}: CPU a token, share of the stock template's`, value: shareOfStock(streams), digits: 2 },
    { title: `${at}: answers shown exactly, share`, value: of("exact"), digits: 2 },
  ]
}

const rowsOfRest: Row[] = [
  {
    title: "streams held on one core",
    value: ({ held }) => (held.length > 0 ? median(held) : null),
    digits: 0,
  },
  {
    title: "streams held, times the stock template's",
    value: ({ held }, { stock }) => (held.length > 0 && stock ? median(held) / median(stock.held) : null),
  },
  { title: "a further viewer, share of the first one's CPU", value: (r) => r.furtherViewer, digits: 2 },
  { title: "stop → upstream closed, p50 ms", value: (r) => r.stop?.p50 ?? null },
  { title: "stop → upstream closed, p99 ms", value: (r) => r.stop?.p99 ?? null },
  { title: "resume of 10 000 missed tokens, ms", value: (r) => r.resumeMs },
  { title: "memory a running answer, KB", value: (r) => kilobytes(r.memory?.generation), digits: 0 },
  { title: "memory a further viewer, KB", value: (r) => kilobytes(r.memory?.viewer), digits: 0 },
  { title: "alive after a tenth of the answers, MB", value: (r) => megabytes(r.memory?.liveEarly) },
  { title: "alive after all of them, MB", value: (r) => megabytes(r.memory?.liveLate) },
  { title: "in RAM after a tenth, MB", value: (r) => megabytes(r.memory?.residentEarly), digits: 0 },
  { title: "in RAM after all, MB", value: (r) => megabytes(r.memory?.residentLate), digits: 0 },
  {
    title: "start of a new folder to the first token, ms",
    value: (r) => r.startUp?.newMs ?? null,
    digits: 0,
  },
  { title: "start after a crash, ms", value: (r) => r.startUp?.crashedMs ?? null, digits: 0 },
  { title: "start after a stop in order, ms", value: (r) => r.startUp?.warmMs ?? null, digits: 0 },
  { title: "a send, database ms, 2 messages before", value: (r) => r.largeAccount?.sendShortMs ?? null },
  { title: "a send, database ms, 500 messages before", value: (r) => r.largeAccount?.sendLongMs ?? null },
  { title: "sidebar, ms, 10 chats", value: (r) => r.largeAccount?.sidebarFewMs ?? null },
  { title: "sidebar, ms, 10 000 chats", value: (r) => r.largeAccount?.sidebarManyMs ?? null },
]

const shareOfStock = (streams: number) => (results: Results, all: AllResults) => {
  const [own, stock] = [results, all.stock].map((each) => each && atLevel(each, streams, "cpuUs"))
  return own && stock ? own / stock : null
}

/** The median of the rounds; a level may have been measured more than once in a round. */
function atLevel({ levels }: Results, streams: number, key: keyof Level): number | null {
  const values = levels.flat().filter((level) => level.streams === streams)
  return values.length > 0 ? median(values.map((level) => level[key] as number)) : null
}

const minus = (a: number | null, b: number | null) => (a === null || b === null ? null : a - b)
const kilobytes = (bytes: number | undefined) => (bytes === undefined ? null : bytes / 1024)
const megabytes = (bytes: number | undefined) => (bytes === undefined ? null : bytes / 1024 / 1024)

function written(value: number | null, digits: number): string {
  if (value === null || Number.isNaN(value)) return ""
  return Number.isFinite(value) ? value.toFixed(digits) : "not held"
}
