import { lt, sql } from "drizzle-orm"
import type { Database } from "../chat-store/database"
import { session, verification } from "../chat-store/schema"
import { forgetTimelines } from "../chat-store/timelines"
import { sweepCounters } from "../limits/counter"

/** Removes sessions, tokens, counters and timelines whose time is over, and guests that no session can come back to, with their chats. */
export async function forgetExpired(db: Database): Promise<void> {
  await db.delete(session).where(lt(session.expiresAt, sql`now()`))
  await db.delete(verification).where(lt(verification.expiresAt, sql`now()`))
  // A guest's session is written just after the guest.
  await db.execute(sql`
    delete from "user" u where is_anonymous and created_at < now() - interval '1 hour'
      and not exists (select 1 from session s where s.user_id = u.id)
  `)
  await sweepCounters(db)
  await forgetTimelines(db)
}
