import { openTestDatabase } from "../chat-store/test-database"
import { testStreamLog } from "./contract/contract"
import type { Harness } from "./contract/harness"
import { createDatabaseLog } from "./database-log"

testStreamLog("PGlite", openHarness)

async function openHarness(): Promise<Harness> {
  const database = await openTestDatabase()
  let gate: Promise<void> | null = null
  const query: typeof database.query = async (text, params) => {
    if (text.includes("insert")) await gate
    return database.query(text, params)
  }
  const log = createDatabaseLog({ query })
  const other = createDatabaseLog(database)
  const hold = () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    gate = promise
    return () => {
      gate = null
      resolve()
    }
  }
  const close = async () => {
    await Promise.all([log.dispose(), other.dispose()])
    await database.close()
  }
  return { log, other, hold, close }
}
