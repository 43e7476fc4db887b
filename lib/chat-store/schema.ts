import { sql } from "drizzle-orm"
import {
  type AnyPgColumn,
  bigint,
  boolean,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core"
import type { AttachmentId, ChatId, GenerationId, MessageId, UserId } from "../protocol/ids"
import { user } from "./auth-schema"

export * from "./auth-schema"

const at = (name: string) => timestamp(name, { precision: 3, withTimezone: true, mode: "date" })

/** As the index has it, so that queries use it: addresses and names of files are found by their parts. */
export const wordsIn = (column: AnyPgColumn) =>
  sql`to_tsvector('simple', translate(${column}, './@_-:', '      '))`

export const chats = pgTable(
  "chats",
  {
    id: text().$type<ChatId>().primaryKey(),
    userId: text()
      .$type<UserId>()
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    title: text().notNull(),
    pinned: boolean().notNull().default(false),
    /** Model the user chose for this chat; null for the default. */
    model: text(),
    /** What the user told the model for this chat alone; null for nothing. */
    instructions: text(),
    /** Sampling temperature for this chat, 0 to 2; null for the provider's own. */
    temperature: doublePrecision(),
    /** A temporary chat is in no list and goes at this time; null for one that stays. */
    expiresAt: at("expires_at"),
    /** The leaf of the branch on screen; its ancestors are the conversation. */
    activeLeafId: text().$type<MessageId>(),
    createdAt: at("created_at").notNull().defaultNow(),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (t) => [
    index("chats_by_user").on(t.userId, t.updatedAt.desc(), t.id.desc()),
    index("chats_that_expire").on(t.expiresAt).where(sql`expires_at is not null`),
  ],
)

export const messages = pgTable(
  "messages",
  {
    id: text().$type<MessageId>().primaryKey(),
    chatId: text()
      .$type<ChatId>()
      .notNull()
      .references(() => chats.id, { onDelete: "cascade" }),
    parentId: text().$type<MessageId>(),
    role: text({ enum: ["user", "assistant"] }).notNull(),
    /** JSON as text: jsonb rejects NUL and lone surrogates. */
    parts: text().notNull(),
    /** The words of `parts`, to be searched. */
    searchText: text().notNull().default(""),
    metadata: text().notNull().default("{}"),
    /** The reader's thumb on an answer. */
    rating: text({ enum: ["up", "down"] }),
    createdAt: at("created_at").notNull().defaultNow(),
  },
  (t) => [
    index("messages_by_chat").on(t.chatId, t.createdAt),
    index("messages_by_parent").on(t.parentId),
    // Postgres would let words come together and take many into the index at once, which holds up the embedded database and every
    // answer with it (with 256 KB of them for 35 ms at the 99th percentile instead of 2, alone on its core).
    index("messages_by_word").using("gin", wordsIn(t.searchText)).with({ fastupdate: false }),
  ],
)

/**
 * A file that a user added. The row is there before its bytes and goes after them: it outlives its chat and its user, and
 * without a user nobody can use it any more.
 */
export const attachments = pgTable(
  "attachments",
  {
    id: text().$type<AttachmentId>().primaryKey(),
    userId: text()
      .$type<UserId>()
      .references(() => user.id, { onDelete: "set null" }),
    /** Null until it was sent, and after its chat was deleted. */
    chatId: text()
      .$type<ChatId>()
      .references(() => chats.id, { onDelete: "set null" }),
    name: text().notNull(),
    /** As sniffed from the bytes, not as the browser said. */
    mediaType: text().notNull(),
    bytes: integer().notNull(),
    /** The words of a document, for models that cannot read the file itself; null until one asked for them. */
    extractedText: text(),
    createdAt: at("created_at").notNull().defaultNow(),
    /** When it became part of a message; null until then. */
    sentAt: at("sent_at"),
  },
  (t) => [
    index("attachments_by_chat").on(t.chatId),
    index("attachments_by_user").on(t.userId),
    index("attachments_without_chat").on(t.createdAt).where(sql`chat_id is null`),
  ],
)

/** What a user has set: JSON of `Preferences`. No row for one who never set anything. */
export const preferences = pgTable("preferences", {
  userId: text()
    .$type<UserId>()
    .primaryKey()
    .references(() => user.id, { onDelete: "cascade" }),
  json: text().notNull(),
  updatedAt: at("updated_at").notNull().defaultNow(),
})

/** What a chat's link shows: a copy made when it was shared. Without a row the link is dead. */
export const shares = pgTable("shares", {
  /** 192 random bits: whoever has them may read. */
  token: text().primaryKey(),
  chatId: text()
    .$type<ChatId>()
    .notNull()
    .unique()
    .references(() => chats.id, { onDelete: "cascade" }),
  title: text().notNull(),
  /** JSON of `SharedMessage[]`. */
  messages: text().notNull(),
  sharedAt: at("shared_at").notNull().defaultNow(),
})

export const generations = pgTable(
  "generations",
  {
    id: text().$type<GenerationId>().primaryKey(),
    chatId: text()
      .$type<ChatId>()
      .notNull()
      .references(() => chats.id, { onDelete: "cascade" }),
    userId: text().$type<UserId>().notNull(),
    /** Whose limits it counts against: an account, or the address that guests share. */
    payer: text(),
    /** The assistant message being made. */
    messageId: text().$type<MessageId>().notNull(),
    /** What asked for it: a repeated request with the same key joins instead of starting another (I1). */
    requestKey: text().notNull(),
    model: text(),
    /** Counts owners; every write of an owner carries it (I8). */
    epoch: integer().notNull().default(1),
    owner: text().notNull(),
    leaseUntil: at("lease_until").notNull(),
    stopRequestedAt: at("stop_requested_at"),
    startedAt: at("started_at").notNull().defaultNow(),
    endedAt: at("ended_at"),
    /** JSON of `Outcome`; null while it runs. */
    outcome: text(),
    upstreamClosedMs: doublePrecision("upstream_closed_ms"),
    /** `open` until its last entry is committed; `removed` when its segments were deleted. */
    log: text({ enum: ["open", "closed", "removed"] })
      .notNull()
      .default("open"),
  },
  (t) => [
    uniqueIndex("one_running_generation_a_chat").on(t.chatId).where(sql`ended_at is null`),
    index("generations_running").on(t.leaseUntil).where(sql`ended_at is null`),
    index("generations_running_by_payer").on(t.payer).where(sql`ended_at is null`),
    index("generations_by_chat").on(t.chatId, t.startedAt),
    index("generations_by_end").on(t.endedAt).where(sql`ended_at is not null`),
    index("generations_with_log").on(t.endedAt).where(sql`log <> 'removed'`),
  ],
)

/** What happened to a generation, for the operator; written at its end, and removed by housekeeping. */
export const timelines = pgTable(
  "timelines",
  {
    generationId: text()
      .$type<GenerationId>()
      .primaryKey()
      .references(() => generations.id, { onDelete: "cascade" }),
    /** JSON of `Timeline`, at most 64 KB. */
    json: text().notNull(),
    createdAt: at("created_at").notNull().defaultNow(),
  },
  (t) => [index("timelines_by_age").on(t.createdAt)],
)

/** One row an upstream attempt, also failed, aborted and failed-over ones (I10). */
export const attempts = pgTable(
  "attempts",
  {
    generationId: text()
      .$type<GenerationId>()
      .notNull()
      .references(() => generations.id, { onDelete: "cascade" }),
    number: integer().notNull(),
    provider: text().notNull(),
    model: text().notNull(),
    startedAt: at("started_at").notNull(),
    headersMs: doublePrecision("headers_ms"),
    firstTokenMs: doublePrecision("first_token_ms"),
    totalMs: doublePrecision("total_ms").notNull(),
    inputTokens: integer().notNull(),
    outputTokens: integer().notNull(),
    estimated: boolean().notNull(),
    costUsd: doublePrecision("cost_usd"),
    /** `complete`, `failed`, `aborted`. */
    outcome: text({ enum: ["complete", "failed", "aborted"] }).notNull(),
    /** Scrubbed of keys and bodies. */
    reason: text(),
  },
  (t) => [primaryKey({ columns: [t.generationId, t.number] })],
)

/** The stream log. The primary key is what makes numbers gapless and fences a second writer. */
export const streamEntries = pgTable(
  "stream_entries",
  {
    generationId: text().$type<GenerationId>().notNull(),
    seq: integer().notNull(),
    json: text().notNull(),
    last: boolean().notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.generationId, t.seq] })],
)

/** Who watches on which instance (lib/live/watchers.ts): a tab of a user, or a reader of a generation's stream. */
export const watchers = pgTable(
  "watchers",
  {
    /** `user:<id>` or `generation:<id>`. */
    watched: text().notNull(),
    instance: text().notNull(),
    /** In the future while somebody is there. */
    seenUntil: at("seen_until").notNull(),
  },
  (t) => [primaryKey({ columns: [t.watched, t.instance] }), index("watchers_by_age").on(t.seenUntil)],
)

/** Counters of limits (lib/limits). `expire`: when the running window is over, in milliseconds since 1970. */
export const limitCounters = pgTable(
  "limit_counters",
  {
    key: text().primaryKey(),
    points: integer().notNull().default(0),
    expire: bigint({ mode: "number" }),
  },
  (t) => [index("limit_counters_by_expiry").on(t.expire)],
)
