import { spawn } from "node:child_process"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { eq, sql } from "drizzle-orm"
import { afterAll, beforeAll, expect, test } from "vitest"
import { connectPglite } from "./connect-pglite"
import type { Connection } from "./database"
import { user } from "./schema"

let folder: string
let connection: Connection
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "millrace-pglite-"))
  // What a crash during the very first start leaves behind.
  mkdirSync(join(folder, "postgres.new"))
  writeFileSync(join(folder, "postgres.new/PG_VERSION"), "half made")
  connection = await connectPglite(folder)
}, 60_000)
afterAll(async () => {
  await connection.close()
  rmSync(folder, { recursive: true })
})

const someone = (id: string) => ({ id, name: id, email: id })
const idsLike = async (start: string) => {
  const rows = await connection.db
    .select({ id: user.id })
    .from(user)
    .where(sql`${user.id} like ${`${start}%`}`)
  return rows.map(({ id }) => id).sort()
}

test("Drizzle reads what it wrote, dates included", async () => {
  const createdAt = new Date("2026-01-02T03:04:05.678Z")
  await connection.db.insert(user).values({ ...someone("date"), createdAt })
  const [found] = await connection.db.select().from(user).where(eq(user.id, "date"))
  expect(found?.createdAt).toEqual(createdAt)
  const { rows } = await connection.query(`select created_at, is_anonymous from "user" where id = $1`, [
    "date",
  ])
  expect(rows).toEqual([{ created_at: createdAt, is_anonymous: false }])
})

test("the errors of the database carry its code", async () => {
  await connection.db.insert(user).values(someone("twice"))
  const again = connection.query(`insert into "user" (id, name, email) values ('twice', '', 'other')`, [])
  await expect(again).rejects.toMatchObject({ code: "23505", constraint: "user_pkey" })
})

test("statements from outside wait for a transaction, and see all of it or nothing", async () => {
  const inside = Promise.withResolvers<void>()
  const transaction = connection.db.transaction(async (tx) => {
    await tx.insert(user).values(someone("tx-1"))
    await inside.promise
    await tx.insert(user).values(someone("tx-2"))
  })
  const reads = [idsLike("tx-"), idsLike("tx-")]
  inside.resolve()
  await transaction
  expect(await Promise.all(reads)).toEqual([
    ["tx-1", "tx-2"],
    ["tx-1", "tx-2"],
  ])
})

test("transactions that start at once run one after the other", async () => {
  const count = (tx: Pick<Connection["db"], "$count">) => tx.$count(user, sql`${user.id} like 'queue-%'`)
  const add = () =>
    connection.db.transaction(async (tx) => {
      await tx.insert(user).values(someone(`queue-${await count(tx)}`))
    })
  await Promise.all(Array.from({ length: 10 }, add))
  expect(await count(connection.db)).toBe(10)
})

test("a transaction that throws leaves nothing, and the next one works", async () => {
  const broken = connection.db.transaction(async (tx) => {
    await tx.insert(user).values(someone("undone-1"))
    throw new Error("changed my mind")
  })
  await expect(broken).rejects.toThrow("changed my mind")
  await connection.db.transaction((tx) => tx.insert(user).values(someone("undone-2")))
  expect(await idsLike("undone-")).toEqual(["undone-2"])
})

test("a second opening is refused", async () => {
  await expect(connectPglite(folder)).rejects.toThrow(`in use by process ${process.pid}`)
})

test("SIGKILL loses no acknowledged row", async () => {
  const killed = mkdtempSync(join(tmpdir(), "millrace-killed-"))
  const child = spawn(process.execPath, ["-e", writeForEver, join(killed, "postgres")])
  let acknowledged = 0
  for await (const lines of child.stdout) {
    acknowledged = Number(String(lines).trim().split("\n").at(-1))
    if (acknowledged > 50) child.kill("SIGKILL")
  }
  const reopened = await connectPglite(killed)
  const { rows } = await reopened.query("select max(n) as newest, count(*)::int as count from t", [])
  expect(acknowledged).toBeGreaterThan(50)
  expect(rows[0]?.newest).toBeGreaterThanOrEqual(acknowledged)
  expect(rows[0]?.count).toBe(rows[0]?.newest)
  await reopened.close()
  rmSync(killed, { recursive: true })
}, 60_000)

/** A process with the worker and no more, which says each number that was acknowledged. */
const writeForEver = `
  const { Worker } = require("node:worker_threads")
  const worker = new Worker("./lib/chat-store/pglite-worker.mjs", { workerData: { folder: process.argv[1] } })
  let n = 0
  worker.on("message", ({ id }) => {
    if (id === 0) return worker.postMessage({ id: 1, text: "create table t (n int)", params: [] })
    if (n > 0) console.log(n)
    n += 1
    worker.postMessage({ id: n + 1, text: "insert into t values ($1)", params: [n] })
  })`
