import { log } from "../observe/log"
import type { Connection } from "./database"
import { tables } from "./tables"

const roundMs = 60_000
/** Entries of the stream log go ten minutes after their answer; a running answer's lease is written every five seconds. */
const busyTables = ["stream_entries", "generations"]

type Vacuum = {
  /** Every table, one statement each: others come in between. */
  all(): Promise<void>
  stop(): void
}

/**
 * Makes room of deleted and replaced rows be used again, which a server does by itself (autovacuum) and the embedded database does
 * not: without it the folder would hold every token there ever was. The busy tables every minute (50 ms with 750 000 rows of log),
 * the others when `all` is called. Does nothing on a server.
 */
export function startVacuum({ kind, query }: Connection): Vacuum {
  if (kind === "postgres") return { all: async () => {}, stop() {} }
  // Files keep their size: shrinking one would take a lock and more time.
  const vacuum = async (tables: readonly string[]) => {
    for (const table of tables) await query(`vacuum (truncate off) "${table}"`, [])
  }
  const round = () =>
    vacuum(busyTables).catch((error) => log.error({ err: error }, "deleted rows could not be made room of"))
  const timer = setInterval(round, roundMs)
  timer.unref()
  return {
    all: () => vacuum(tables.map(({ name }) => name)),
    stop: () => clearInterval(timer),
  }
}
