import { and, desc, eq, inArray, isNotNull, isNull, lt, ne, sql } from "drizzle-orm"
import type { ChatId, GenerationId, UserId } from "../protocol/ids"
import type { Database } from "./database"
import { leaseUntil } from "./lease"
import { generations } from "./schema"

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
    .set({ leaseUntil })
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
      leaseUntil,
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
