import { and, eq, sql } from "drizzle-orm"
import { AppError } from "../errors"
import type { ChatBeginning } from "../protocol/chat-settings"
import type { ChatId, MessageId, UserId } from "../protocol/ids"
import type { Preferences } from "../protocol/preferences"
import type { Database } from "./database"
import { KeptStatement } from "./kept-statement"
import { parsePreferences } from "./preferences"
import { chats, preferences } from "./schema"
import { inADay, isAlive } from "./temporary"

export type NewChat = {
  id: ChatId
  userId: UserId
  title: string
  model: string | null
  beginning?: ChatBeginning | undefined
}

/** A chat as an answer begins in it, locked until the end of the transaction. */
export type OpenedChat = {
  created: boolean
  activeLeafId: MessageId | null
  model: string | null
  instructions: string | null
  temperature: number | null
  /** What its user has set for all chats; null for one who never set anything. */
  preferences: Preferences | null
}

/** Makes the chat when it is new; throws `not_found` when the id is another user's, or that of a temporary chat that is over. */
export async function ensureChat(db: Database, { beginning = {}, ...chat }: NewChat): Promise<OpenedChat> {
  const { temporary = false, instructions = null, temperature = null } = beginning
  const statement = opening.with(db, { ...chat, temporary, instructions, temperature })
  const { rows } = await db.execute<Omit<OpenedChat, "preferences"> & { preferences: string | null }>(
    statement,
  )
  const [row] = rows
  if (!row) throw new AppError("not_found")
  return { ...row, preferences: parsePreferences(row.preferences) }
}

const opening = new KeptStatement((db, value) => {
  const userId = value("userId")
  const given = { instructions: value("instructions"), temperature: value("temperature") }
  const opened = db
    .insert(chats)
    .values({
      ...{ id: value("id"), userId, title: value("title"), model: value("model"), ...given },
      expiresAt: sql`case when ${value("temporary")}::boolean then ${inADay} end`,
    })
    // Changes nothing: it locks the chat that is there, and returns it.
    .onConflictDoUpdate({
      target: chats.id,
      set: { pinned: chats.pinned },
      setWhere: and(eq(chats.userId, userId), isAlive),
    })
    .returning({
      // `xmax` of a row that was just inserted is 0.
      created: sql`xmax = 0`.as("created"),
      activeLeafId: sql`${chats.activeLeafId}`.as("activeLeafId"),
      model: chats.model,
      instructions: chats.instructions,
      temperature: chats.temperature,
      preferences: sql`(select json from ${preferences} where user_id = ${userId})`.as("preferences"),
    })
  return opened.getSQL()
})
