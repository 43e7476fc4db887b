import { mkdtempDisposableSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { freePort } from "../../e2e/fixtures/free-port.ts"
import { hasPostgres, Postgres } from "../../e2e/fixtures/postgres.ts"
import { lockDataFolder } from "../../lib/chat-store/data-folder-lock.ts"
import { openTestDatabase } from "../../lib/chat-store/test-database.ts"
import { checkDatabase } from "./check-database.ts"
import { examineDatabase, type Query } from "./examine-database.ts"
import type { Finding } from "./finding.ts"

/** A migrated database that answers as it would if something was wrong with it. */
async function examineWith(
  change: (text: string, rows: Record<string, unknown>[]) => unknown,
  begin = "begin",
) {
  const connection = await openTestDatabase()
  onTestFinished(() => connection.close())
  const query: Query = async (text) => {
    const { rows } = await connection.query(text === "begin" ? begin : text, [])
    return { rows: (change(text, rows) as typeof rows) ?? rows }
  }
  return byWhat(await examineDatabase(query))
}
const byWhat = (findings: Finding[]) => Object.fromEntries(findings.map((finding) => [finding.what, finding]))
const place = { DATABASE_URL: undefined, HOST: "127.0.0.1", PORT: 1 }

test("a database that is well has nothing wrong with it", async () => {
  const findings = await examineWith(() => undefined)
  expect(Object.values(findings).map(({ state }) => state)).toEqual(["good", "good", "good", "good"])
})

test.each<[string, Parameters<typeof examineWith>, string, Partial<Finding>]>([
  [
    "migrations that are missing are noted",
    [(text, rows) => (/from drizzle/.test(text) ? rows.slice(1) : undefined)],
    "tables",
    { state: "note", says: expect.stringContaining("the next start makes 1 migrations") },
  ],
  [
    "tables of a newer version are bad",
    [(text, rows) => (/from drizzle/.test(text) ? [...rows, { v: "9999999999999" }] : undefined)],
    "tables",
    { state: "bad", says: expect.stringContaining("newer Millrace") },
  ],
  [
    "a read-only copy is bad",
    [() => undefined, "begin read only"],
    "writing",
    { state: "bad", advice: expect.stringContaining("name the primary") },
  ],
  [
    "a clock that goes wrong is bad",
    [(text, rows) => (text.includes("clock_timestamp") ? [{ v: Number(rows[0]?.v) + 60_000 }] : undefined)],
    "clock",
    { state: "bad", says: expect.stringMatching(/^(60|59)\.\d s/) },
  ],
  [
    "an old PostgreSQL is bad",
    [(text) => (text.includes("version_num") ? [{ v: "130011" }] : undefined)],
    "database",
    { state: "bad", advice: expect.stringContaining("14 or newer") },
  ],
])("%s", async (_, args, what, expected) => {
  expect((await examineWith(...args))[what]).toMatchObject(expected)
})

test("an embedded database that is not there yet is no problem", async () => {
  using folder = mkdtempDisposableSync(join(tmpdir(), "millrace-doctor-"))
  const [finding] = await checkDatabase({ ...place, DATA_DIR: folder.path })
  expect(finding).toMatchObject({ state: "note", says: expect.stringContaining("the first start makes it") })
})

test("a folder that a process holds which does not answer is bad, and says which process", async () => {
  using folder = mkdtempDisposableSync(join(tmpdir(), "millrace-doctor-"))
  const release = lockDataFolder(folder.path)
  const [finding] = await checkDatabase({ ...place, PORT: await freePort(), DATA_DIR: folder.path })
  release()
  expect(finding).toMatchObject({ state: "bad", says: expect.stringContaining(`process ${process.pid}`) })
})

test("a folder that a running server holds is well when the server is", async () => {
  using folder = mkdtempDisposableSync(join(tmpdir(), "millrace-doctor-"))
  const { createServer } = await import("node:http")
  await using server = createServer((_, response) => response.end('{"status":"ready"}')).listen(
    0,
    "127.0.0.1",
  )
  await new Promise((resolve) => server.once("listening", resolve))
  const { port } = server.address() as { port: number }
  const release = lockDataFolder(folder.path)
  const [finding] = await checkDatabase({ ...place, PORT: port, DATA_DIR: folder.path })
  release()
  expect(finding).toMatchObject({ state: "good" })
})

test("a PostgreSQL that is not there, and an address that is none", async () => {
  const at = async (url: string) => (await checkDatabase({ ...place, DATA_DIR: "", DATABASE_URL: url }))[0]
  const port = await freePort()
  expect(await at(`postgres://a@127.0.0.1:${port}/b`)).toMatchObject({
    state: "bad",
    advice: `Start PostgreSQL at 127.0.0.1:${port}, or correct DATABASE_URL.`,
  })
  expect(await at("the database")).toMatchObject({ state: "bad", says: "DATABASE_URL is no address" })
})

test.skipIf(!hasPostgres)(
  "a PostgreSQL without the database that is named, and one with it",
  async () => {
    const postgres = await Postgres.start()
    onTestFinished(() => postgres.close())
    const at = (url: string) => checkDatabase({ ...place, DATA_DIR: "", DATABASE_URL: url })
    expect(await at(postgres.url("chats"))).toMatchObject([
      { state: "bad", advice: expect.stringContaining("createdb chats") },
    ])
    const states = (await at(await postgres.createDatabase())).map(({ state }) => state)
    expect(states).toEqual(["good", "note", "good", "good"])
  },
  30_000,
)
