import { and, desc, eq, isNull, sql } from "drizzle-orm"
import { AppError } from "../errors"
import type { GenerationId, MessageId } from "../protocol/ids"
import { ensureChat, type NewChat } from "./chats"
import type { Database } from "./database"
import { insertMessage, type NewMessage } from "./messages"
import { chats, generations } from "./schema"
import { expiryPutOff } from "./temporary"

/** How long a producer may go without renewing before any instance may end its generation, in seconds (I8). */
export const leaseSeconds = 15

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
  /** Decides, inside the transaction, which messages to add and which message the answer goes to. */
  prepare(chat: { activeLeafId: MessageId | null }, tx: Database): Promise<Prepared>
}
/** `add` are stored in this order; the answer becomes the active leaf. */
export type Prepared = { add: NewMessage[]; messageId: MessageId }
export type Claim = {
  generationId: GenerationId
  joined: boolean
  chatCreated: boolean
  model: string | null
}

/**
 * Claims the chat for one generation (I1), in one transaction with the messages it begins with. The same request joins the
 * generation that it started; any other gets `generation_running`. Throws `not_found` for a foreign chat.
 */
export async function claimGeneration(db: Database, request: ClaimRequest): Promise<Claim> {
  return db.transaction(async (tx) => {
    const chat = await ensureChat(tx, request.chat)
    const model = request.chat.model ?? chat.model
    const earlier = await findEarlier(tx, request)
    if (earlier) return { generationId: earlier, joined: true, chatCreated: false, model }
    const prepared = await request.prepare({ activeLeafId: chat.activeLeafId as MessageId | null }, tx)
    await insertGeneration(tx, request, prepared.messageId, model)
    for (const message of prepared.add) {
      if (!(await insertMessage(tx, message))) throw new AppError("id_taken", { field: "message.id" })
    }
    await tx
      .update(chats)
      .set({ activeLeafId: prepared.messageId, model, updatedAt: sql`now()`, expiresAt: expiryPutOff })
      .where(eq(chats.id, request.chat.id))
    return { generationId: request.generationId, joined: false, chatCreated: chat.created, model }
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

async function insertGeneration(
  tx: Database,
  request: ClaimRequest,
  messageId: MessageId,
  model: string | null,
) {
  const { chat, generationId, owner, payer, requestKey } = request
  const leaseUntil = sql`now() + make_interval(secs => ${leaseSeconds})`
  const inserted = await tx
    .insert(generations)
    .values({
      id: generationId,
      chatId: chat.id,
      userId: chat.userId,
      payer,
      messageId,
      requestKey,
      model,
      owner,
      leaseUntil,
    })
    .onConflictDoNothing({ target: generations.chatId, where: isNull(generations.endedAt) })
    .returning({ id: generations.id })
  if (inserted.length === 0) throw new AppError("generation_running")
}
