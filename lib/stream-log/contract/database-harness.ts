import { LocalHub } from "../../bus/local-bus"
import type { Connection } from "../../chat-store/database"
import { createDatabaseLog } from "../database-log"
import type { Harness } from "./harness"

/** Two instances on one database, whose commits can be held up. */
export function databaseHarness(database: Connection, onClosed: () => Promise<void> | void): Harness {
  const hub = new LocalHub()
  let gate: Promise<void> | null = null
  const query: typeof database.query = async (text, params) => {
    if (text.includes("insert")) await gate
    return database.query(text, params)
  }
  const log = createDatabaseLog({ query }, { bus: hub.join() })
  const other = createDatabaseLog(database, { bus: hub.join() })
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
    await onClosed()
  }
  return { log, other, hold, close }
}
