import { DrizzleQueryError, type SQL, sql } from "drizzle-orm"
import { hasRoom, type Room } from "../limits/room"
import type { MessageId } from "../protocol/ids"
import type { Claimed, ClaimRequest } from "./claim"
import type { Database } from "./database"
import { KeptStatement, type Value } from "./kept-statement"
import { firstEpoch, leaseUntil } from "./lease"
import { messageValues, type NewMessage } from "./messages"
import type { OpenedChat } from "./open-chat"
import { parsePreferences } from "./preferences"
import { chats, generations, messages, preferences } from "./schema"
import { expiryPutOff, inADay, isAlive } from "./temporary"

/**
 * What a chat goes on with if it ends with `leafId`; null: if it is not there yet. `room`: the limits of whoever pays, where there
 * are any.
 */
export type Guess = {
  leafId: MessageId | null
  add: readonly NewMessage[]
  messageId: MessageId
  room: Room | null
}

/**
 * Claims a chat with its new messages in one statement. That is one round trip, and in the embedded database it keeps the only
 * connection for itself no longer than it runs. Null where nothing was changed: the chat does not end there or is not the user's,
 * it is claimed or was by the same request, an id is taken, or the payer's limits are not far off. A transaction then says which.
 */
export async function claimAtOnce(
  db: Database,
  { chat, generationId, owner, payer, requestKey }: ClaimRequest,
  { leafId, add, messageId, room }: Guess,
): Promise<Claimed | null> {
  const { temporary = false, instructions = null, temperature = null } = chat.beginning ?? {}
  const { id: chatId, userId, title, model } = chat
  const created = leafId === null
  const values = {
    ...{ chatId, userId, leafId, generationId, messageId, title, model, owner, payer, requestKey },
    ...{ temporary, instructions, temperature },
    ...messageValues(add),
    ...room,
  }
  const shape = `${add.length} ${created ? "new" : "known"} ${room ? "limited" : "free"}` as const
  const row = await runIfFree(db, claiming.with(db, values, shape))
  if (!row) return null
  const opened = { ...row, created, activeLeafId: leafId, preferences: parsePreferences(row.preferences) }
  return { generationId, messageId, epoch: firstEpoch, model: row.model, added: add, chat: opened }
}

type Row = Pick<OpenedChat, "model" | "instructions" | "temperature"> & { preferences: string | null }

async function runIfFree(db: Database, statement: SQL): Promise<Row | undefined> {
  try {
    return (await db.execute<Row>(statement)).rows[0]
  } catch (error) {
    if (error instanceof DrizzleQueryError && (error.cause as { code?: string }).code === uniqueViolation)
      return
    throw error
  }
}

const uniqueViolation = "23505"

/** By how many messages it adds. */
type Shape = `${number} ${"new" | "known"} ${"limited" | "free"}`

const claiming = new KeptStatement<Shape>((_db, value, shape) => {
  const [count, kind, limits] = shape.split(" ")
  const room = limits === "limited" ? hasRoom(value) : sql`true`
  return sql`
    with chat as (
      ${kind === "new" ? open(value, room) : goOn(value, room)}
      returning id, user_id, model, instructions, temperature
    ), claimed as (
      insert into ${generations}
        (id, chat_id, user_id, message_id, payer, request_key, model, owner, epoch, lease_until)
      select ${value("generationId")}, id, user_id, ${value("messageId")}, ${value("payer")}, ${value("requestKey")}, model,
        ${value("owner")}, ${firstEpoch}, ${leaseUntil} from chat
    ), said as (
      insert into ${messages} (id, chat_id, parent_id, role, parts, search_text, metadata)
      select said.id, chat.id, parent_id, role, parts, search_text, metadata from chat,
        (values ${messageRows(value, Number(count))}) as said (id, parent_id, role, parts, search_text, metadata)
    )
    select model, instructions, temperature, (select json from ${preferences} where user_id = chat.user_id) as preferences
    from chat`
})

function open(value: Value, room: SQL): SQL {
  return sql`
    insert into ${chats} (id, user_id, title, model, instructions, temperature, expires_at, active_leaf_id)
    select ${value("chatId")}, ${value("userId")}, ${value("title")}, ${value("model")}, ${value("instructions")},
      ${value("temperature")}::float8, case when ${value("temporary")}::boolean then ${inADay} end, ${value("messageId")}
    where ${room}
    on conflict (id) do nothing`
}

/** Where another answer is being made, or the message was asked before, an index refuses what is inserted then. */
function goOn(value: Value, room: SQL): SQL {
  return sql`
    update ${chats} set active_leaf_id = ${value("messageId")}, model = coalesce(${value("model")}, model),
      updated_at = now(), expires_at = ${expiryPutOff}
    where id = ${value("chatId")} and user_id = ${value("userId")} and active_leaf_id = ${value("leafId")}
      and ${isAlive} and ${room}`
}

function messageRows(value: Value, count: number): SQL {
  const columns = ["id", "parentId", "role", "parts", "searchText", "metadata"]
  const rows = Array.from({ length: count }, (_, index) => {
    const values = columns.map((name) => value(`${name}${index}`))
    return sql`(${sql.join(values, sql`, `)})`
  })
  return sql.join(rows, sql`, `)
}
