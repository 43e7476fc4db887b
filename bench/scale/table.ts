import type { Cost, Shares } from "./fleet.ts"

type Row = [title: string, value: (shares: Shares) => number | null | undefined, digits?: number]

/** A line a figure, a column a number of instances. */
export function tableOf(results: readonly Shares[]): string {
  const heads = results.map(({ instances }) => (instances === 1 ? "1 instance" : `${instances} instances`))
  const lines = rows.map(([title, value, digits = 0]) => [
    title,
    ...results.map((shares) => value(shares)?.toFixed(digits) ?? ""),
  ])
  return [["", ...heads], ["---", ...heads.map(() => "---:")], ...lines]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n")
}

const rows: Row[] = [
  ...costRows("", ({ atHome }) => atHome),
  ...costRows("read elsewhere too: ", ({ elsewhere }) => elsewhere),
  ["connections to the database", ({ connections }) => connections],
  ["memory of an instance in RAM, MB", ({ residentMb }) => residentMb],
]

function costRows(prefix: string, of: (shares: Shares) => Cost | null): Row[] {
  return [
    [`${prefix}CPU µs a token, all instances`, (shares) => of(shares)?.serversUs],
    [`${prefix}CPU µs a token, Postgres`, (shares) => of(shares)?.databaseUs],
    [`${prefix}commits a second`, (shares) => of(shares)?.commits],
    [`${prefix}rows of the log a second`, (shares) => of(shares)?.rows],
    [`${prefix}bytes of write-ahead log a token`, (shares) => of(shares)?.walBytes],
  ]
}
