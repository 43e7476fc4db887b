import { Pool } from "pg"
import { describe, expect, test, vi } from "vitest"
import { execute, missing, openPostgres, type TestServer } from "../../e2e/fixtures/test-servers"
import { log } from "../observe/log"
import { type Harness, listening, testBus } from "./contract"
import { createPostgresBus } from "./postgres-bus"

describe.skipIf(missing.postgres)(missing.postgres ?? "with a server", () => {
  testBus("Postgres", openHarness)

  test("where LISTEN does not work, the bus says that it does not listen, and once why", async () => {
    const said = vi.spyOn(log, "warn").mockReturnValue(undefined)
    const { server, connection, pool } = await open()
    // What a transaction pooler does: LISTEN succeeds on one connection, the notification goes to another database's listeners.
    const deaf = createPostgresBus({
      connection: { query: async () => ({ rows: [] }) },
      url: server.url,
    })
    await vi.waitFor(() => expect(said).toHaveBeenCalledOnce(), 10_000)
    expect(said.mock.calls[0]?.[1]).toContain("DATABASE_URL_DIRECT")
    expect(deaf.isListening).toBe(false)
    expect((await listening(createPostgresBus({ connection, url: server.url }))).isListening).toBe(true)
    await deaf.close()
    await pool.end()
    await server.close()
  })
})

async function open() {
  const server: TestServer = await openPostgres()
  const pool = new Pool({ connectionString: server.url })
  pool.on("error", () => {})
  const connection = { query: (text: string, params: unknown[]) => pool.query(text, params) }
  return { server, pool, connection }
}

async function openHarness(): Promise<Harness> {
  const { server, pool, connection } = await open()
  return {
    join: () => listening(createPostgresBus({ connection, url: server.url })),
    cut: () =>
      execute(
        server.url,
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'millrace-listen' and datname = current_database()",
      ),
    close: async () => {
      await pool.end()
      await server.close()
    },
  }
}
