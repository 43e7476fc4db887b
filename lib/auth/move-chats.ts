import { eq } from "drizzle-orm"
import type { Database } from "../chat-store/database"
import { chats, generations } from "../chat-store/schema"
import type { UserId } from "../protocol/ids"

/** Hands everything of one user to another: a guest who signs up or in keeps the chats. */
export async function moveChats(db: Database, { from, to }: { from: UserId; to: UserId }): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.update(chats).set({ userId: to }).where(eq(chats.userId, from))
    await tx.update(generations).set({ userId: to }).where(eq(generations.userId, from))
  })
}
