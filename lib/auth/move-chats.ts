import { and, eq, sql } from "drizzle-orm"
import type { Database } from "../chat-store/database"
import { attachments, chats, generations, preferences } from "../chat-store/schema"
import type { UserId } from "../protocol/ids"

type Move = { from: UserId; to: UserId }

/** Hands everything of one user to another: a guest who signs up or in keeps the chats. */
export async function moveChats(db: Database, { from, to }: Move): Promise<void> {
  await db.transaction(async (tx) => {
    for (const table of [chats, generations, attachments])
      await tx.update(table).set({ userId: to }).where(eq(table.userId, from))
    await movePreferences(tx, { from, to })
  })
}

/** What an account has set before stays; a new one keeps what the guest had set. */
async function movePreferences(db: Database, { from, to }: Move): Promise<void> {
  const none = sql`not exists (select 1 from ${preferences} theirs where theirs.user_id = ${to})`
  await db
    .update(preferences)
    .set({ userId: to })
    .where(and(eq(preferences.userId, from), none))
}
