import { readFileSync } from "node:fs"
import { bad, type Finding, good, note } from "./finding.ts"

/** One connection: statements run one after the other. */
export type Query = (text: string) => Promise<{ rows: Record<string, unknown>[] }>

const leastVersion = 14
/** Beyond this, what expires does so visibly too early or too late. */
const mostSkewMs = 2_000

/** What can be seen of a database that answers: its version, the state of its tables, whether it takes writes, its clock. */
export async function examineDatabase(query: Query): Promise<Finding[]> {
  const isMade = (await one(query, "select to_regclass('drizzle.__drizzle_migrations') as v")) !== null
  return [
    await checkVersion(query),
    isMade ? await checkMigrations(query) : note("tables", "none yet; the first start makes them"),
    await checkWriting(query, isMade),
    await checkClock(query),
  ]
}

async function checkVersion(query: Query): Promise<Finding> {
  const number = Number(await one(query, "select current_setting('server_version_num') as v"))
  const version = String(await one(query, "select current_setting('server_version') as v"))
  if (number >= leastVersion * 10_000) return good("database", `PostgreSQL ${version}`)
  return bad("database", `PostgreSQL ${version} is too old`, `Use PostgreSQL ${leastVersion} or newer.`)
}

async function checkMigrations(query: Query): Promise<Finding> {
  const known = knownMigrations()
  const applied = (await query("select created_at as v from drizzle.__drizzle_migrations")).rows.map(
    ({ v }) => Number(v),
  )
  if (applied.some((when) => !known.includes(when)))
    return bad(
      "tables",
      "they were made by a newer Millrace",
      "Update this one, or restore the backup from before.",
    )
  const missing = known.length - applied.length
  if (missing === 0) return good("tables", `up to date (${known.length} migrations)`)
  return note("tables", `the next start makes ${missing} migrations; make a backup first`)
}

/** When each migration was written, in milliseconds: what the database notes of those it has. */
function knownMigrations(): number[] {
  const file = new URL("../../lib/chat-store/migrations/meta/_journal.json", import.meta.url)
  const { entries } = JSON.parse(readFileSync(file, "utf8")) as { entries: { when: number }[] }
  return entries.map(({ when }) => when)
}

/** Tries it, and takes it back. */
async function checkWriting(query: Query, isMade: boolean): Promise<Finding> {
  const attempt = isMade
    ? "insert into limit_counters (key, points) values ('doctor', 0)"
    : "create table millrace_doctor (n int)"
  await query("begin")
  try {
    await query(attempt)
    return good("writing", "works")
  } catch (error) {
    const advice =
      codeOf(error) === "25006"
        ? "This is a read-only copy: name the primary in DATABASE_URL."
        : "Give the user of DATABASE_URL the right to write, and to make tables, in this database."
    return bad("writing", wordsOf(error), advice)
  } finally {
    await query("rollback")
  }
}

async function checkClock(query: Query): Promise<Finding> {
  const before = Date.now()
  const theirs = Number(await one(query, "select extract(epoch from clock_timestamp()) * 1000 as v"))
  const after = Date.now()
  const skewMs = theirs - (before + after) / 2
  const says = `${(skewMs / 1000).toFixed(1)} s from the database's`
  if (Math.abs(skewMs) - (after - before) / 2 <= mostSkewMs) return good("clock", says)
  return bad(
    "clock",
    says,
    "Let both machines take the time from the network (NTP): sessions and limits go by it.",
  )
}

async function one(query: Query, text: string): Promise<unknown> {
  return (await query(text)).rows[0]?.v ?? null
}

export const codeOf = (error: unknown) => (error as { code?: string }).code
export const wordsOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
