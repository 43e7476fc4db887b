import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, test } from "vitest"
import { connectPglite } from "../chat-store/connect-pglite"
import { openTestDatabase } from "../chat-store/test-database"
import { newGenerationId } from "../protocol/ids"
import { testStreamLog } from "./contract/contract"
import { databaseHarness } from "./contract/database-harness"
import type { Harness } from "./contract/harness"
import { createDatabaseLog } from "./database-log"
import { LogFenced } from "./stream-log"

testStreamLog("PGlite in its thread", openHarness)

test("I8: a takeover that the old writer comes before goes behind it, and then stands", async () => {
  const database = await openTestDatabase()
  const id = newGenerationId()
  const old = createDatabaseLog(database).create(id)
  old.append({ type: "start" })
  let late = true
  const query: typeof database.query = async (text, params) => {
    if (late && text.includes("insert")) {
      late = false
      await old.flush()
    }
    return database.query(text, params)
  }
  const heir = await createDatabaseLog({ query }).takeOver(id)
  old.append({ type: "start-step" })
  await expect(old.flush()).rejects.toBeInstanceOf(LogFenced)
  await heir.close({ type: "finish" })
  const { chunks } = await createDatabaseLog(database).snapshot(id)
  expect(chunks.map(({ type }) => type)).toEqual(["start", "message-metadata", "finish"])
  await database.close()
})

test("what begins a log is committed with the first word", async () => {
  const database = await openTestDatabase()
  let inserts = 0
  const query: typeof database.query = (text, params) => {
    if (text.includes("insert")) inserts++
    return database.query(text, params)
  }
  const writer = createDatabaseLog({ query }).create(newGenerationId())
  writer.append({ type: "start" })
  await new Promise(setImmediate)
  writer.append({ type: "text-start", id: "t" })
  await writer.flush()
  expect(inserts).toBe(1)
  await database.close()
})

async function openHarness(): Promise<Harness> {
  const folder = mkdtempSync(join(tmpdir(), "millrace-log-"))
  const database = await connectPglite(folder)
  return databaseHarness(database, () => rmSync(folder, { recursive: true }))
}
