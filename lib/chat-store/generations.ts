import {
  and,
  asc,
  desc,
  eq,
  getTableColumns,
  inArray,
  isNotNull,
  isNull,
  lt,
  ne,
  type SQL,
  sql,
} from "drizzle-orm"
import { spendTokens } from "../limits/answer-limits"
import type { Attempt } from "../models/models"
import type { ChatId, GenerationId, MessageId, UserId } from "../protocol/ids"
import type { MessageMetadata, MessagePart } from "../protocol/message"
import type { Outcome } from "../protocol/outcome"
import type { Timeline } from "../protocol/timeline"
import { changeTogether } from "./change-together"
import { leaseSeconds } from "./claim"
import type { Database } from "./database"
import { saveMessage } from "./messages"
import { attempts, chats, generations } from "./schema"
import { expiryPutOff } from "./temporary"
import { saveTimeline } from "./timelines"

export type GenerationRow = typeof generations.$inferSelect

/** The chat's latest generation, running or not; null when it has none or the chat is not the user's. */
export async function latestGeneration(
  db: Database,
  chatId: ChatId,
  userId: UserId,
): Promise<GenerationRow | null> {
  const [row] = await db
    .select()
    .from(generations)
    .where(and(eq(generations.chatId, chatId), eq(generations.userId, userId)))
    .orderBy(desc(generations.startedAt))
    .limit(1)
  return row ?? null
}

export async function findGeneration(db: Database, id: GenerationId): Promise<GenerationRow | null> {
  const [row] = await db.select().from(generations).where(eq(generations.id, id))
  return row ?? null
}

/** The chats in which something of the user's runs. */
export async function runningChats(db: Database, userId: UserId): Promise<ChatId[]> {
  const rows = await db
    .select({ chatId: generations.chatId })
    .from(generations)
    .where(and(eq(generations.userId, userId), isNull(generations.endedAt)))
  return rows.map((row) => row.chatId)
}

/** The user's generations, all or those of one chat, whose logs are still kept. */
export async function keptLogs(
  db: Database,
  { userId, chatId }: { userId: UserId; chatId?: ChatId },
): Promise<GenerationId[]> {
  const inChat = chatId === undefined ? undefined : eq(generations.chatId, chatId)
  const rows = await db
    .select({ id: generations.id })
    .from(generations)
    .where(and(eq(generations.userId, userId), inChat, ne(generations.log, "removed")))
  return rows.map((row) => row.id)
}

/** What is being made for a user now. */
export async function runningOf(db: Database, userId: UserId): Promise<GenerationRow[]> {
  return db
    .select()
    .from(generations)
    .where(and(eq(generations.userId, userId), isNull(generations.endedAt)))
}

/** Renews the leases of one owner; returns the ids it still holds (I8). Database time. */
export async function renewLeases(db: Database, owner: string, ids: GenerationId[]): Promise<GenerationId[]> {
  const rows = await db
    .update(generations)
    .set({ leaseUntil: sql`now() + make_interval(secs => ${leaseSeconds})` })
    .where(and(inArray(generations.id, ids), eq(generations.owner, owner), isNull(generations.endedAt)))
    .returning({ id: generations.id })
  return rows.map((row) => row.id)
}

/** Gives up every lease at once, for a process that knows itself to be the only one. */
export async function expireAllLeases(db: Database): Promise<void> {
  await db
    .update(generations)
    .set({ leaseUntil: new Date(0) })
    .where(isNull(generations.endedAt))
}

/** Takes over every running generation whose lease is lost: the epoch goes up, so the old owner's writes are fenced. */
export async function takeLostLeases(db: Database, owner: string): Promise<GenerationRow[]> {
  return db
    .update(generations)
    .set({
      owner,
      epoch: sql`${generations.epoch} + 1`,
      leaseUntil: sql`now() + make_interval(secs => ${leaseSeconds})`,
    })
    .where(and(isNull(generations.endedAt), lt(generations.leaseUntil, sql`now()`)))
    .returning()
}

/** Notes that the user wants it stopped; the owner acts on it. */
export async function requestStop(db: Database, id: GenerationId): Promise<void> {
  await db.update(generations).set({ stopRequestedAt: sql`now()` }).where(eq(generations.id, id))
}

/** Which of these the user wants stopped. */
export async function stopRequests(db: Database, ids: GenerationId[]): Promise<GenerationId[]> {
  const rows = await db
    .select({ id: generations.id })
    .from(generations)
    .where(and(inArray(generations.id, ids), isNotNull(generations.stopRequestedAt)))
  return rows.map((row) => row.id)
}

export type Ending = {
  id: GenerationId
  epoch: number
  chatId: ChatId
  messageId: MessageId
  outcome: Outcome
  parts: MessagePart[]
  metadata: MessageMetadata
  attempts: readonly Attempt[]
  upstreamClosedMs: number | null
  /** What happened to it; null when the process that knew is gone. */
  timeline: Timeline | null
}

/** Saves message, outcome and usage at once, if this epoch still owns the generation; false when it does not (I4, I8). */
export async function saveEnding(db: Database, ending: Ending): Promise<boolean> {
  const { messageId: id, parts, metadata, timeline } = ending
  const ours = sql`ended`
  const isOurs = sql`exists (select from ${ours})`
  const { ended = 0 } = await changeTogether(db, {
    ended: end(db, ending),
    said: saveMessage(db, { id, parts, metadata }, isOurs),
    ...attemptChanges(db, ending.attempts, ours),
    noted: timeline && saveTimeline(db, timeline, ours),
    moved: db
      .update(chats)
      .set({ updatedAt: sql`now()`, expiresAt: expiryPutOff })
      .where(and(eq(chats.id, ending.chatId), isOurs))
      .returning({ id: chats.id }),
  })
  return ended > 0
}

function end(db: Database, { id, epoch, outcome, upstreamClosedMs }: Ending) {
  return db
    .update(generations)
    .set({ endedAt: sql`now()`, outcome: JSON.stringify(outcome), upstreamClosedMs })
    .where(and(eq(generations.id, id), eq(generations.epoch, epoch), isNull(generations.endedAt)))
    .returning({ id: generations.id, payer: generations.payer })
}

export async function markLog(db: Database, ids: GenerationId[], log: GenerationRow["log"]): Promise<void> {
  await db.update(generations).set({ log }).where(inArray(generations.id, ids))
}

/** Ended generations whose log is still kept, by how long ago they ended. */
export async function endedWithLog(
  db: Database,
  { log, endedBeforeS }: { log: "open" | "closed"; endedBeforeS: number },
): Promise<GenerationRow[]> {
  const longAgo = lt(generations.endedAt, sql`now() - make_interval(secs => ${endedBeforeS})`)
  return db
    .select()
    .from(generations)
    .where(and(eq(generations.log, log), longAgo))
    .limit(500)
}

/** The upstream attempts of a generation, in order. */
export async function findAttempts(db: Database, generationId: GenerationId) {
  return db
    .select()
    .from(attempts)
    .where(eq(attempts.generationId, generationId))
    .orderBy(asc(attempts.number))
}

/** Adds a row an upstream attempt behind those that the generation has (I10), and counts its tokens for whoever pays. */
export async function addAttempts(
  db: Database,
  generationId: GenerationId,
  made: readonly Attempt[],
): Promise<void> {
  if (made.length === 0) return
  const { id, payer } = generations
  const named = db.select({ id, payer }).from(generations).where(eq(id, generationId))
  await changeTogether(db, attemptChanges(db, made, sql`${named} as named`))
}

/** `generation`: a row with its `id` and `payer`; without one nothing is changed. */
function attemptChanges(db: Database, made: readonly Attempt[], generation: SQL) {
  const tokens = made.reduce((sum, { inputTokens, outputTokens }) => sum + inputTokens + outputTokens, 0)
  const rows = made.map((attempt, index) => [
    `attempt${index}`,
    addAttempt(db, attempt, index + 1, generation),
  ])
  return { ...Object.fromEntries(rows), spent: tokens > 0 ? spendTokens(db, tokens, generation) : null }
}

/** `number` counts from behind those that are there. */
function addAttempt(db: Database, attempt: Attempt, number: number, generation: SQL) {
  const earlier = sql`(select count(*)::int from ${attempts} where ${attempts.generationId} = id)`
  const { generationId: _id, number: _number, ...columns } = getTableColumns(attempts)
  const values = Object.entries(columns).map(([name, column]) =>
    sql.param(attempt[name as keyof Attempt], column),
  )
  return db
    .insert(attempts)
    .select(sql`select id, ${earlier} + ${number}, ${sql.join(values, sql`, `)} from ${generation}`)
    .returning({ number: attempts.number })
}
