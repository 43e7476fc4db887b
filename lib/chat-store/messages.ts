import { and, eq, type SQL, sql } from "drizzle-orm"
import type { ChatId, MessageId } from "../protocol/ids"
import type { ChatMessage, MessageMetadata, MessagePart } from "../protocol/message"
import type { Database } from "./database"
import { messages } from "./schema"
import { searchText } from "./search-text"

export type NewMessage = {
  id: MessageId
  chatId: ChatId
  parentId: MessageId | null
  role: "user" | "assistant"
  parts: MessagePart[]
  metadata: MessageMetadata
}

/** Inserts those whose ids are free, and returns them. */
export function insertFreeMessages(db: Database, added: readonly NewMessage[]) {
  return db
    .insert(messages)
    .values(added.map((row) => ({ ...row, ...stored(row) })))
    .onConflictDoNothing()
    .returning({ id: messages.id })
}

/** Inserts messages with the times they were written at. */
export async function insertMessages(
  db: Database,
  added: readonly (NewMessage & { createdAt: Date })[],
): Promise<void> {
  for (let from = 0; from < added.length; from += insertedAtOnce) {
    const rows = added.slice(from, from + insertedAtOnce)
    await db.insert(messages).values(rows.map((row) => ({ ...row, ...stored(row) })))
  }
}
const insertedAtOnce = 500

/** Replaces what a message says and how it ended; only where `condition` holds too. */
export function saveMessage(
  db: Database,
  { id, parts, metadata }: { id: MessageId; parts: MessagePart[]; metadata: MessageMetadata },
  condition?: SQL,
) {
  return db
    .update(messages)
    .set(stored({ parts, metadata }))
    .where(and(eq(messages.id, id), condition))
    .returning({ id: messages.id })
}

export async function findMessage(db: Database, chatId: ChatId, id: MessageId) {
  const [row] = await db
    .select()
    .from(messages)
    .where(and(eq(messages.chatId, chatId), eq(messages.id, id)))
  return row ? { parentId: row.parentId, message: toMessage(row) } : null
}

/**
 * The conversation that ends at `leafId`, oldest first: the leaf and its ancestors. Each is looked up by its id (`offset 0` keeps the
 * planner from joining): where it knows little of the table it reads the whole chat once for each message.
 */
export async function loadBranch(
  db: Database,
  chatId: ChatId,
  leafId: MessageId | null,
): Promise<ChatMessage[]> {
  if (leafId === null) return []
  const result = await db.execute(sql`
    with recursive branch as (
      select m.*, 0 as depth from ${messages} m where m.chat_id = ${chatId} and m.id = ${leafId}
      union all
      select m.*, b.depth + 1 from branch b
      cross join lateral (select * from ${messages} where id = b.parent_id offset 0) m where m.chat_id = ${chatId}
    )
    select id, role, parts, metadata from branch order by depth desc`)
  return (result as { rows: MessageRow[] }).rows.map(toMessage)
}

function stored({ parts, metadata }: Pick<NewMessage, "parts" | "metadata">) {
  return {
    parts: JSON.stringify(parts),
    metadata: JSON.stringify(metadata),
    searchText: searchText(parts),
  }
}

type MessageRow = { id: MessageId; role: "user" | "assistant"; parts: string; metadata: string }

function toMessage({ id, role, parts, metadata }: MessageRow): ChatMessage {
  return { id, role, parts: JSON.parse(parts), metadata: JSON.parse(metadata) }
}
