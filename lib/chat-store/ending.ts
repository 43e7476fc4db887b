import { and, eq, isNull, sql } from "drizzle-orm"
import type { Attempt } from "../models/models"
import type { ChatId, GenerationId, MessageId } from "../protocol/ids"
import type { MessageMetadata, MessagePart } from "../protocol/message"
import type { Outcome } from "../protocol/outcome"
import type { Timeline } from "../protocol/timeline"
import { attemptChanges, attemptValues } from "./attempts"
import { together } from "./change-together"
import type { Database } from "./database"
import { KeptStatement, type Value } from "./kept-statement"
import { stored } from "./messages"
import { chats, generations, messages } from "./schema"
import { expiryPutOff } from "./temporary"
import { saveTimeline } from "./timelines"

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
  const { id, epoch, chatId, messageId, upstreamClosedMs } = ending
  const values = {
    ...{ id, epoch, chatId, messageId, upstreamClosedMs },
    ...stored(ending),
    ...attemptValues(ending.attempts),
    ending: JSON.stringify(ending.outcome),
    timeline: ending.timeline && JSON.stringify(ending.timeline),
  }
  const statement = saving.with(db, values, ending.attempts.length)
  const { rows } = await db.execute<{ ended: number }>(statement)
  return (rows[0]?.ended ?? 0) > 0
}

/** By how many attempts it adds. */
const saving = new KeptStatement<number>((db, value, count) => {
  const ours = sql`ended`
  const isOurs = sql`exists (select from ${ours})`
  return together({
    ended: end(db, value),
    said: db
      .update(messages)
      .set({ parts: value("parts"), searchText: value("searchText"), metadata: value("metadata") })
      .where(and(eq(messages.id, value("messageId")), isOurs))
      .returning({ id: messages.id }),
    ...attemptChanges(db, value, { count, generation: ours }),
    noted: saveTimeline(db, value("timeline"), ours),
    moved: db
      .update(chats)
      .set({ updatedAt: sql`now()`, expiresAt: expiryPutOff })
      .where(and(eq(chats.id, value("chatId")), isOurs))
      .returning({ id: chats.id }),
  })
})

function end(db: Database, value: Value) {
  return db
    .update(generations)
    .set({ endedAt: sql`now()`, outcome: value("ending"), upstreamClosedMs: value("upstreamClosedMs") })
    .where(
      and(
        eq(generations.id, value("id")),
        eq(generations.epoch, value("epoch")),
        isNull(generations.endedAt),
      ),
    )
    .returning({ id: generations.id, payer: generations.payer })
}
