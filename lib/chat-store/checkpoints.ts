import { log } from "../observe/log"
import type { Connection } from "./database"

const roundMs = 5_000
/** So much of the write-ahead log is read again after a crash, at most. */
const maxLogBytes = 16 * 1024 * 1024

type Checkpoints = {
  /** Makes one if enough was written since the last; rejects with what the database says. */
  round(): Promise<void>
  stop(): void
}

/**
 * Makes checkpoints, which a server does by itself and the embedded database only when it is closed: without them its write-ahead log
 * would hold every change since the start, and a start after a crash would make all of them again. Does nothing on a server.
 */
export function startCheckpoints({ kind, query }: Connection, limitBytes = maxLogBytes): Checkpoints {
  if (kind === "postgres") return { round: async () => {}, stop() {} }
  const round = async () => {
    const { rows } = await query(writtenSince, [])
    if (Number(rows[0]?.bytes) > limitBytes) await query("checkpoint", [])
  }
  const timer = setInterval(
    () => round().catch((error) => log.error({ err: error }, "no checkpoint could be made")),
    roundMs,
  )
  timer.unref()
  return { round, stop: () => clearInterval(timer) }
}

const writtenSince = `
  select pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn)::float8 as bytes from pg_control_checkpoint()`
