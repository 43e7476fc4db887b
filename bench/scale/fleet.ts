import { setTimeout as sleep } from "node:timers/promises"
import { Client } from "pg"
import { freePort } from "../../e2e/fixtures/free-port.ts"
import type { Postgres } from "../../e2e/fixtures/postgres.ts"
import type { Bench } from "../load/bench.ts"
import type { Context } from "../load/contestant.ts"
import { tokensPerSecond } from "../load/measures/level.ts"
import { Millrace } from "../load/millrace.ts"
import { cpuUs, familyCpuUs, residentBytes } from "../load/process-usage.ts"

/** What a token costs, and what the fleet needs at rest. */
export type Cost = { serversUs: number; databaseUs: number; commits: number; rows: number; walBytes: number }

export type Shares = {
  instances: number
  /** Each answer is read where it is made. */
  atHome: Cost
  /** Each answer is also read at another instance; null where there is none. */
  elsewhere: Cost | null
  connections: number
  residentMb: number
}

type Plan = { postgres: Postgres; instances: number; streams: number }

const measuredMs = 8_000
const settleMs = 3_000

/** The same load on so many instances, which share a database and one core. */
export async function measureFleet(
  bench: Bench,
  context: Context,
  { postgres, instances, streams }: Plan,
): Promise<Shares> {
  const fleet = await startFleet(context, postgres, instances)
  const database = new Client(postgres.url())
  await database.connect()
  const cookie = await (fleet[0] as Millrace).guest()
  const targets = fleet.map(({ url }) => ({ url, wire: "millrace" as const, cookies: [cookie] }))
  const held = []
  for (const target of targets)
    held.push(await bench.hold(target, streams / instances, { perSecond: tokensPerSecond }))
  const measure = () => costOf(fleet, postgres, database, streams * tokensPerSecond)
  const atHome = await measure()
  const connections = await countConnections(database)
  const elsewhere = instances > 1 ? await watchedElsewhere(bench, held, targets, measure) : null
  const residentMb = fleet.reduce((sum, { pid }) => sum + residentBytes(pid), 0) / instances / 1024 ** 2
  for (const { close } of held) await close()
  await database.end()
  for (const millrace of fleet) await millrace.stop("SIGKILL")
  return { instances, atHome, elsewhere, connections, residentMb }
}

async function startFleet(context: Context, postgres: Postgres, instances: number): Promise<Millrace[]> {
  const env = { DATABASE_URL: postgres.url(), AUTH_SECRET: "the secret that all instances of a fleet share" }
  const fleet: Millrace[] = []
  for (let index = 0; index < instances; index++) {
    const millrace = new Millrace(context, await freePort(), await freePort(), env)
    await millrace.start()
    fleet.push(millrace)
  }
  return fleet
}

type Held = { group: string }
type Target = Parameters<Bench["hold"]>[0]

/** Every answer gets a second viewer, at the next instance. */
async function watchedElsewhere(
  bench: Bench,
  held: readonly Held[],
  targets: readonly Target[],
  measure: () => Promise<Cost>,
): Promise<Cost> {
  const groups: string[] = []
  for (const [index, { group: of }] of held.entries()) {
    const group = `elsewhere-${of}`
    const target = targets[(index + 1) % targets.length] as Target
    await bench.client.call("view", { group, of, each: 1, target })
    await bench.client.call("begun", group)
    groups.push(group)
  }
  const cost = await measure()
  for (const group of groups) await bench.client.call("destroy", group)
  return cost
}

async function costOf(
  fleet: readonly Millrace[],
  postgres: Postgres,
  database: Client,
  tokensPerSecond: number,
): Promise<Cost> {
  await sleep(settleMs)
  const before = await usage(fleet, postgres, database)
  await sleep(measuredMs)
  const after = await usage(fleet, postgres, database)
  const seconds = (after.at - before.at) / 1_000
  const perToken = (key: "servers" | "database" | "walBytes") =>
    (after[key] - before[key]) / seconds / tokensPerSecond
  const perSecond = (key: "commits" | "rows") => (after[key] - before[key]) / seconds
  return {
    serversUs: perToken("servers"),
    databaseUs: perToken("database"),
    walBytes: perToken("walBytes"),
    commits: perSecond("commits"),
    rows: perSecond("rows"),
  }
}

async function usage(fleet: readonly Millrace[], postgres: Postgres, database: Client) {
  const { rows } = await database.query(
    `select xact_commit::float8 as commits, pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::float8 as wal,
       (select n_tup_ins::float8 from pg_stat_user_tables where relname = 'stream_entries') as rows
     from pg_stat_database where datname = current_database()`,
  )
  return {
    at: performance.now(),
    servers: fleet.reduce((sum, { pid }) => sum + cpuUs(pid), 0),
    database: familyCpuUs(postgres.pid),
    commits: rows[0].commits as number,
    rows: rows[0].rows as number,
    walBytes: rows[0].wal as number,
  }
}

async function countConnections(database: Client): Promise<number> {
  const { rows } = await database.query(
    "select count(*)::int as count from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
  )
  return rows[0].count
}
