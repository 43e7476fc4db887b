import { and, eq, sql } from "drizzle-orm"
import type { ChatId, MessageId } from "../protocol/ids"
import type { ChatMessage, MessageMetadata, MessagePart } from "../protocol/message"
import type { Database } from "./database"
import type { Value, Values } from "./kept-statement"
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

/** Inserts so many, those whose ids are free, and returns them. Their values: `messageValues`. */
export function insertFreeMessages(db: Database, value: Value, count: number) {
  const row = (index: number) => ({
    id: value(`id${index}`),
    chatId: value("chatId"),
    parentId: value(`parentId${index}`),
    role: value(`role${index}`),
    parts: value(`parts${index}`),
    searchText: value(`searchText${index}`),
    metadata: value(`metadata${index}`),
  })
  return db
    .insert(messages)
    .values(Array.from({ length: count }, (_, index) => row(index)))
    .onConflictDoNothing()
    .returning({ id: messages.id })
}

/** What `insertFreeMessages` inserts into one chat. */
export function messageValues(added: readonly NewMessage[]): Values {
  const numbered = (index: number, columns: object) =>
    Object.entries(columns).map(([name, value]) => [`${name}${index}`, value])
  return Object.fromEntries(
    added.flatMap(({ id, parentId, role, ...said }, index) =>
      numbered(index, { id, parentId, role, ...stored(said) }),
    ),
  )
}

/** Inserts messages, with the times they were written at where these are known. */
export async function insertMessages(
  db: Database,
  added: readonly (NewMessage & { createdAt?: Date })[],
): Promise<void> {
  for (let from = 0; from < added.length; from += insertedAtOnce) {
    const rows = added.slice(from, from + insertedAtOnce)
    await db.insert(messages).values(rows.map((row) => ({ ...row, ...stored(row) })))
  }
}
const insertedAtOnce = 500

/** Replaces what a message says and how it ended. */
export async function saveMessage(
  db: Database,
  { id, ...said }: Pick<NewMessage, "id" | "parts" | "metadata">,
): Promise<void> {
  await db.update(messages).set(stored(said)).where(eq(messages.id, id))
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

/** As it is in the database. */
export function stored({ parts, metadata }: Pick<NewMessage, "parts" | "metadata">) {
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
