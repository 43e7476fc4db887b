import { lt, sql } from "drizzle-orm"
import type { Database } from "../chat-store/database"
import { session, verification } from "../chat-store/schema"
import { sweepCounters } from "../limits/counter"
import { forgetWatchers } from "../live/database-watchers"
import { log } from "../observe/log"

const roundMs = 3_600_000

/** Starts the hourly rounds that forget what has expired, here and elsewhere. */
export function startHousekeeping(
  db: Database,
  { alsoForget }: { alsoForget(): Promise<void> },
): { stop(): void } {
  const round = () =>
    Promise.all([forgetExpired(db), alsoForget()]).catch((error) =>
      log.error({ err: error }, "what has expired could not be removed"),
    )
  const timer = setInterval(round, roundMs)
  timer.unref()
  void round()
  return { stop: () => clearInterval(timer) }
}

/** Removes sessions, tokens and counters whose time is over, and guests that no session can come back to, with their chats. */
export async function forgetExpired(db: Database): Promise<void> {
  await db.delete(session).where(lt(session.expiresAt, sql`now()`))
  await db.delete(verification).where(lt(verification.expiresAt, sql`now()`))
  // A guest's session is written just after the guest.
  await db.execute(sql`
    delete from "user" u where is_anonymous and created_at < now() - interval '1 hour'
      and not exists (select 1 from session s where s.user_id = u.id)
  `)
  await sweepCounters(db)
  await forgetWatchers(db)
}
