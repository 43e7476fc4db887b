import { and, eq, isNull, sql } from "drizzle-orm"
import { AppError } from "../errors"
import type { Siblings } from "../protocol/chat"
import type { ChatId, MessageId, UserId } from "../protocol/ids"
import type { Database } from "./database"
import { chats, generations, messages } from "./schema"

/** The versions there are of each message of a chat that has more than one, oldest first. */
export async function findSiblings(db: Database, chatId: ChatId): Promise<Siblings> {
  const result = await db.execute(sql`
    select array_agg(id order by created_at, id) as ids from ${messages}
    where chat_id = ${chatId} group by parent_id having count(*) > 1`)
  const siblings: Siblings = {}
  for (const { ids } of (result as unknown as { rows: { ids: MessageId[] }[] }).rows) {
    for (const id of ids) siblings[id] = ids
  }
  return siblings
}

/**
 * Puts the branch with this message on screen: of what was written below it, the newest at every turn. Throws `not_found` for
 * a foreign chat and for a message of another one, `generation_running` while an answer is being made.
 */
export async function switchBranch(
  db: Database,
  { chatId, userId, messageId }: { chatId: ChatId; userId: UserId; messageId: MessageId },
): Promise<MessageId> {
  return db.transaction(async (tx) => {
    const own = and(eq(chats.id, chatId), eq(chats.userId, userId))
    // Held until the end: no answer begins meanwhile.
    const [chat] = await tx.select({ id: chats.id }).from(chats).where(own).for("update")
    const leafId = chat ? await newestLeaf(tx, chatId, messageId) : null
    if (leafId === null) throw new AppError("not_found")
    const running = and(eq(generations.chatId, chatId), isNull(generations.endedAt))
    if ((await tx.$count(generations, running)) > 0) throw new AppError("generation_running")
    await tx.update(chats).set({ activeLeafId: leafId }).where(eq(chats.id, chatId))
    return leafId
  })
}

async function newestLeaf(tx: Database, chatId: ChatId, messageId: MessageId): Promise<MessageId | null> {
  const result = await tx.execute(sql`
    with recursive below as (
      select id, 0 as depth from ${messages} where chat_id = ${chatId} and id = ${messageId}
      union all
      select child.id, below.depth + 1 from below cross join lateral (
        select m.id from ${messages} m where m.chat_id = ${chatId} and m.parent_id = below.id
        order by m.created_at desc, m.id desc limit 1
      ) child
    )
    select id from below order by depth desc limit 1`)
  return (result as unknown as { rows: { id: MessageId }[] }).rows[0]?.id ?? null
}
