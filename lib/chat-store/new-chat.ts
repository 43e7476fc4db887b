import { DrizzleQueryError, type SQL, sql } from "drizzle-orm"
import { hasRoom, type Room } from "../limits/room"
import type { MessageId } from "../protocol/ids"
import type { Claimed, ClaimRequest } from "./claim"
import type { Database } from "./database"
import { KeptStatement, type Value } from "./kept-statement"
import { firstEpoch, leaseUntil } from "./lease"
import { messageValues, type NewMessage } from "./messages"
import { parsePreferences } from "./preferences"
import { chats, generations, messages, preferences } from "./schema"
import { inADay } from "./temporary"

/** What a chat that is not there yet begins with. `room`: the limits of whoever pays, where there are any. */
export type FirstMessages = { add: readonly NewMessage[]; messageId: MessageId; room: Room | null }

/**
 * Claims a new chat with its first messages in one statement. That is one round trip, and in the embedded database it keeps the only
 * connection for itself no longer than it runs. Null where nothing was changed: the chat or one of the ids is there already, or
 * the payer's limits are not far off. A transaction then says which of these it is.
 */
export async function claimNewChat(
  db: Database,
  { chat, generationId, owner, payer, requestKey }: ClaimRequest,
  { add, messageId, room }: FirstMessages,
): Promise<Claimed | null> {
  const { temporary = false, instructions = null, temperature = null } = chat.beginning ?? {}
  const { id: chatId, userId, title, model } = chat
  const ids = { chatId, userId, generationId, messageId }
  const values = {
    ...{ ...ids, title, model, temporary, instructions, temperature, owner, payer, requestKey },
    ...messageValues(add),
    ...room,
  }
  const row = await runIfFree(db, claiming.with(db, values, `${add.length}${room ? " limited" : ""}`))
  if (!row) return null
  const ofUser = parsePreferences(row.preferences)
  const opened = { created: true, activeLeafId: null, model, instructions, temperature, preferences: ofUser }
  return { generationId, messageId, epoch: firstEpoch, model, added: add, chat: opened }
}

async function runIfFree(db: Database, statement: SQL): Promise<{ preferences: string | null } | undefined> {
  try {
    const { rows } = await db.execute<{ preferences: string | null }>(statement)
    return rows[0]
  } catch (error) {
    if (error instanceof DrizzleQueryError && (error.cause as { code?: string }).code === uniqueViolation)
      return
    throw error
  }
}

const uniqueViolation = "23505"

/** By how many messages it adds, and whether there are limits. */
const claiming = new KeptStatement<string>((_db, value, shape) => {
  const count = Number.parseInt(shape, 10)
  const room = shape.endsWith("limited") ? hasRoom(value) : sql`true`
  return sql`
    with opened as (
      insert into ${chats} (id, user_id, title, model, instructions, temperature, expires_at, active_leaf_id)
      select ${value("chatId")}, ${value("userId")}, ${value("title")}, ${value("model")}, ${value("instructions")},
        ${value("temperature")}::float8, case when ${value("temporary")}::boolean then ${inADay} end, ${value("messageId")}
      where ${room}
      on conflict (id) do nothing returning id, user_id, model, active_leaf_id
    ), claimed as (
      insert into ${generations}
        (id, chat_id, user_id, message_id, payer, request_key, model, owner, epoch, lease_until)
      select ${value("generationId")}, id, user_id, active_leaf_id, ${value("payer")}, ${value("requestKey")}, model,
        ${value("owner")}, ${firstEpoch}, ${leaseUntil} from opened
      returning user_id
    ), said as (
      insert into ${messages} (id, chat_id, parent_id, role, parts, search_text, metadata)
      select said.id, opened.id, parent_id, role, parts, search_text, metadata from opened,
        (values ${sql.join(rowsOf(value, count), sql`, `)}) as said (id, parent_id, role, parts, search_text, metadata)
    )
    select (select json from ${preferences} where user_id = claimed.user_id) as preferences from claimed`
})

function rowsOf(value: Value, count: number): SQL[] {
  return Array.from({ length: count }, (_, index) => {
    const columns = ["id", "parentId", "role", "parts", "searchText", "metadata"]
    return sql`(${sql.join(
      columns.map((name) => value(`${name}${index}`)),
      sql`, `,
    )})`
  })
}
