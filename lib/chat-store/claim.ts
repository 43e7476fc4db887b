import { and, desc, eq, isNull, sql } from "drizzle-orm"
import { AppError } from "../errors"
import type { GenerationId, MessageId } from "../protocol/ids"
import { changeTogether } from "./change-together"
import { ensureChat, type NewChat, type OpenedChat } from "./chats"
import type { Database } from "./database"
import { insertFreeMessages, type NewMessage } from "./messages"
import { chats, generations } from "./schema"
import { expiryPutOff } from "./temporary"

/** How long a producer may go without renewing before any instance may end its generation, in seconds (I8). */
export const leaseSeconds = 15
/** The epoch of whoever claims it. */
const firstEpoch = 1

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
  prepare(chat: Pick<OpenedChat, "activeLeafId">, tx: Database): Promise<Prepared>
}
/** `add` are stored in this order; the answer becomes the active leaf. */
export type Prepared = { add: NewMessage[]; messageId: MessageId }
export type Claim = { joined: true; generationId: GenerationId } | ({ joined: false } & Claimed)
/** What was claimed, and what the chat has set for its answers. */
export type Claimed = {
  generationId: GenerationId
  messageId: MessageId
  epoch: number
  model: string | null
  added: readonly NewMessage[]
  chat: Pick<OpenedChat, "created" | "instructions" | "temperature">
}

/**
 * Claims the chat for one generation (I1), in one transaction with the messages it begins with. The same request joins the
 * generation that it started; any other gets `generation_running`. Throws `not_found` for a foreign chat.
 */
export async function claimGeneration(db: Database, request: ClaimRequest): Promise<Claim> {
  const { generationId } = request
  return db.transaction(async (tx) => {
    const chat = await ensureChat(tx, request.chat)
    const earlier = chat.created ? null : await findEarlier(tx, request)
    if (earlier) return { joined: true, generationId: earlier }
    const model = request.chat.model ?? chat.model
    const { add, messageId } = await request.prepare(chat, tx)
    const { claimed, stored = 0 } = await changeTogether(tx, {
      claimed: claim(tx, request, { messageId, model }),
      stored: add.length > 0 ? insertFreeMessages(tx, add) : null,
      moved: tx
        .update(chats)
        .set({ activeLeafId: messageId, model, updatedAt: sql`now()`, expiresAt: expiryPutOff })
        .where(eq(chats.id, request.chat.id))
        .returning({ id: chats.id }),
    })
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

/** Returns nothing where another one runs. */
function claim(
  tx: Database,
  { chat, generationId, owner, payer, requestKey }: ClaimRequest,
  { messageId, model }: { messageId: MessageId; model: string | null },
) {
  const leaseUntil = sql`now() + make_interval(secs => ${leaseSeconds})`
  const ids = { id: generationId, chatId: chat.id, userId: chat.userId, messageId }
  return tx
    .insert(generations)
    .values({ ...ids, payer, requestKey, model, owner, epoch: firstEpoch, leaseUntil })
    .onConflictDoNothing({ target: generations.chatId, where: isNull(generations.endedAt) })
    .returning({ id: generations.id })
}
