import { mkdtempSync, renameSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test, vi } from "vitest"
import { PgliteClient, type Queries } from "./pglite-client"

let folder: string
let client: PgliteClient
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "millrace-client-"))
  client = new PgliteClient(join(folder, "postgres"))
  await client.opened()
  await client.query("create table t (n int)")
}, 60_000)
afterAll(async () => {
  await client.close()
  rmSync(folder, { recursive: true })
})

const unavailable = expect.objectContaining({ code: "storage_unavailable" })

/** Takes the write-ahead log away when `work` needs its next file: Postgres panics, as it does on a full disk. */
async function withoutLog(queries: Queries, work: () => Promise<void>): Promise<void> {
  const [log, away] = [join(folder, "postgres/pg_wal"), join(folder, "away")]
  await queries.query("insert into t values (0)")
  renameSync(log, away)
  await queries.query("select pg_switch_wal()")
  await work()
  renameSync(away, log)
}

/** What the table holds once the database is open again. */
function recovered(): Promise<unknown[]> {
  const numbers = async () => (await client.query("select n from t where n > 0 order by n")).rows
  return vi.waitFor(numbers, { timeout: 50_000, interval: 100 })
}

test("a panic refuses what waits, and a later statement finds the database open again", async () => {
  await client.query("insert into t values (1)")
  await withoutLog(client, async () => {
    const statements = [client.query("insert into t values (2)"), client.query("select 1")]
    const refused = { status: "rejected", reason: unavailable }
    expect(await Promise.allSettled(statements)).toEqual([refused, refused])
  })
  expect(await recovered()).toEqual([{ n: 1 }])
}, 60_000)

test("what is left of a transaction never runs on the database that was opened again", async () => {
  const transaction = client.transaction(async (queries) => {
    // More than one log file holds, so that Postgres cannot wait for the commit to need the next.
    const much = "insert into t select -1 from generate_series(1, 500000)"
    await withoutLog(queries, () => expect(queries.query(much)).rejects.toEqual(unavailable))
    await queries.query("insert into t values (3)")
  })
  await expect(transaction).rejects.toEqual(unavailable)
  expect(await recovered()).toEqual([{ n: 1 }])
}, 60_000)
