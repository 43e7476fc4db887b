import { Pool } from "pg"
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest"
import { missing, openPostgres, type TestServer } from "../../e2e/fixtures/test-servers"
import { connectPostgres } from "./connect-postgres"
import { prepared } from "./prepared"

describe.skipIf(missing.postgres)(missing.postgres ?? "with a server", () => {
  let server: TestServer
  beforeAll(async () => {
    server = await openPostgres()
  })
  afterAll(() => server.close())

  test("ten instances that start at once on an empty database migrate it once", async () => {
    const connections = await Promise.all(Array.from({ length: 10 }, () => connectPostgres(server.url)))
    const { rows } = await (connections[0] as (typeof connections)[0]).query(
      "select count(*) = count(distinct hash) as once from drizzle.__drizzle_migrations",
      [],
    )
    expect(rows).toEqual([{ once: true }])
    await Promise.all(connections.map((connection) => connection.close()))
  })

  test("whoever comes after most of a minute finds the connection that was there", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
    onTestFinished(() => void vi.useRealTimers())
    const connection = await connectPostgres(server.url)
    const backend = async () => (await connection.query("select pg_backend_pid() as pid", [])).rows
    const before = await backend()
    vi.advanceTimersByTime(50_000)
    expect(await backend()).toEqual(before)
    await connection.close()
  })

  test("where each statement may meet another connection, constant texts are sent whole after the first refusal", async () => {
    const pool = new Pool({ connectionString: server.url, max: 1 })
    const sent: unknown[] = []
    // A transaction pooler: the client thinks that the statement is prepared, this connection does not know it.
    const pooler = {
      async query(statement: string, values?: unknown[]) {
        sent.push(statement)
        await pool.query("deallocate all")
        return pool.query(statement, values)
      },
    }
    const query = prepared(pooler as unknown as Pool)
    const results = []
    for (const n of [1, 2, 3]) results.push(...(await query("select $1::int as n", [n])).rows)
    expect(results).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }])
    expect(sent.map((what) => typeof what)).toEqual(["object", "object", "string", "string"])
    await pool.end()
  })
})
