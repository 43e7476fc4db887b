import { and, desc, eq, isNull, sql } from "drizzle-orm"
import { AppError } from "../errors"
import type { GenerationId, MessageId } from "../protocol/ids"
import { together } from "./change-together"
import { claimAtOnce, type Guess } from "./claim-at-once"
import type { Database } from "./database"
import { KeptStatement, type Value } from "./kept-statement"
import { firstEpoch, leaseUntil } from "./lease"
import { insertFreeMessages, messageValues, type NewMessage } from "./messages"
import { ensureChat, type NewChat, type OpenedChat } from "./open-chat"
import { chats, generations } from "./schema"
import { expiryPutOff } from "./temporary"

export type ClaimRequest = {
  chat: NewChat
  generationId: GenerationId
  owner: string
  /** Whose limits it counts against; null where there are none. */
  payer: string | null
  /** Same key, same request: a repeat joins instead of starting another (I1). */
  requestKey: string
  /** True when the key stands for one new message, so that a repeat after the end is still the same request. */
  once: boolean
  /** What its client takes for the end of the chat makes the claim cheap where it is right. */
  guess: Guess | null
  /** Decides, inside the transaction, which messages to add and which message the answer goes to. */
  prepare(chat: Pick<OpenedChat, "activeLeafId">, tx: Database): Promise<Prepared>
}
/** `add` are stored in this order; the answer becomes the active leaf. */
export type Prepared = { add: NewMessage[]; messageId: MessageId }
export type Claim = { joined: true; generationId: GenerationId } | ({ joined: false } & Claimed)
/** What was claimed, and the chat as it was before. */
export type Claimed = {
  generationId: GenerationId
  messageId: MessageId
  epoch: number
  model: string | null
  added: readonly NewMessage[]
  chat: OpenedChat
}

/**
 * Claims the chat for one generation (I1), in one transaction with the messages it begins with. The same request joins the
 * generation that it started; any other gets `generation_running`. Throws `not_found` for a foreign chat.
 */
export async function claimGeneration(db: Database, request: ClaimRequest): Promise<Claim> {
  const { generationId, guess } = request
  const claimed = guess && (await claimAtOnce(db, request, guess))
  if (claimed) return { joined: false, ...claimed }
  return db.transaction(async (tx) => {
    const chat = await ensureChat(tx, request.chat)
    const earlier = chat.created ? null : await findEarlier(tx, request)
    if (earlier) return { joined: true, generationId: earlier }
    const model = request.chat.model ?? chat.model
    const { add, messageId } = await request.prepare(chat, tx)
    const { owner, payer, requestKey } = request
    const { id: chatId, userId } = request.chat
    const ids = { generationId, chatId, userId, messageId }
    const values = { ...ids, owner, payer, requestKey, model, ...messageValues(add) }
    const { rows } = await tx.execute<{ claimed: number; stored: number }>(
      claiming.with(tx, values, add.length),
    )
    const { claimed = 0, stored = 0 } = rows[0] ?? {}
    if (claimed === 0) throw new AppError("generation_running")
    if (stored < add.length) throw new AppError("id_taken", { field: "message.id" })
    return { joined: false, generationId, messageId, epoch: firstEpoch, model, added: add, chat }
  })
}

async function findEarlier(
  tx: Database,
  { chat, requestKey, once }: ClaimRequest,
): Promise<GenerationId | null> {
  const [row] = await tx
    .select({ id: generations.id, endedAt: generations.endedAt })
    .from(generations)
    .where(and(eq(generations.chatId, chat.id), eq(generations.requestKey, requestKey)))
    .orderBy(desc(generations.startedAt))
    .limit(1)
  return row && (row.endedAt === null || once) ? row.id : null
}

/** By how many messages it adds. */
const claiming = new KeptStatement<number>((db, value, added) =>
  together({
    claimed: claim(db, value),
    ...(added > 0 ? { stored: insertFreeMessages(db, value, added) } : {}),
    moved: db
      .update(chats)
      .set({
        activeLeafId: value("messageId"),
        model: value("model"),
        updatedAt: sql`now()`,
        expiresAt: expiryPutOff,
      })
      .where(eq(chats.id, value("chatId")))
      .returning({ id: chats.id }),
  }),
)

/** Returns nothing where another one runs. */
function claim(db: Database, value: Value) {
  return db
    .insert(generations)
    .values({
      id: value("generationId"),
      chatId: value("chatId"),
      userId: value("userId"),
      messageId: value("messageId"),
      payer: value("payer"),
      requestKey: value("requestKey"),
      model: value("model"),
      owner: value("owner"),
      epoch: firstEpoch,
      leaseUntil,
    })
    .onConflictDoNothing({ target: generations.chatId, where: isNull(generations.endedAt) })
    .returning({ id: generations.id })
}
