import type { Bus } from "../bus/bus"
import { LocalHub } from "../bus/local-bus"
import type { Connection } from "../chat-store/database"
import { type Clock, systemClock } from "./clock"
import { DatabaseFeed } from "./database-feed"
import { EntriesTable } from "./entries-table"
import type { LogWatch } from "./log-watch"
import { StoredLog } from "./stored-log"
import type { StreamLog } from "./stream-log"

type Options = { clock?: Clock; bus?: Bus; watch?: LogWatch }

/** The stream log in the database. Without a `bus` the process is alone. */
export function createDatabaseLog(
  connection: Pick<Connection, "query">,
  { clock = systemClock, bus = new LocalHub().join(), watch }: Options = {},
): StreamLog {
  const entries = new EntriesTable(connection)
  return new StoredLog({
    entries,
    clock,
    watch,
    openFeed: (tails) => new DatabaseFeed({ entries, clock, bus, tails }),
  })
}
