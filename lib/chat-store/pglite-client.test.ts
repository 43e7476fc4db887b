import { mkdtempSync, renameSync, rmSync, statSync } from "node:fs"
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

test("a statement is the same when it is repeated, whatever shape its rows are asked for in", async () => {
  const text = "select n, now() as at, 'x' || n as word from t where n = $1"
  for (let turn = 0; turn < 2; turn++) {
    const [row] = (await client.query(text, [1])).rows
    expect(row).toEqual({ n: 1, at: expect.any(Date), word: "x1" })
    const asText = { rowMode: "array" as const, parsers: { 1184: String } }
    expect((await client.query(text, [1], asText)).rows).toEqual([[1, expect.any(String), "x1"]])
  }
  const { affectedRows } = await client.query("update t set n = n where n > $1", [0])
  expect(affectedRows).toBe(1)
})

test("a new file of the write-ahead log is not written full of zeros first", async () => {
  // More than there are old ones to be used again.
  for (let file = 0; file < 8; file++) {
    await client.query("select pg_switch_wal()")
    await client.query("insert into t values (0)")
  }
  const { rows } = await client.query("select pg_walfile_name(pg_current_wal_lsn()) as name")
  const { size, blocks } = statSync(join(folder, "postgres/pg_wal", String(rows[0]?.name)))
  expect(size).toBe(16 * 1024 * 1024)
  expect(blocks * 512).toBeLessThan(size / 2)
})

test("more texts than are kept prepared are answered all the same, and an error breaks none of them", async () => {
  for (let turn = 0; turn < 700; turn++) {
    const { rows } = await client.query(`select ${turn % 350} as n`)
    expect(rows).toEqual([{ n: turn % 350 }])
  }
  await expect(client.query("select 1 / $1::int as n", [0])).rejects.toMatchObject({ code: "22012" })
  expect((await client.query("select 1 / $1::int as n", [1])).rows).toEqual([{ n: 1 }])
})
