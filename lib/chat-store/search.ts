import { and, desc, eq, isNull, like, type SQL, sql } from "drizzle-orm"
import type { UserId } from "../protocol/ids"
import type { MessagePart } from "../protocol/message"
import type { SearchHit, SearchResult } from "../protocol/search"
import type { Database } from "./database"
import { chats, messages, wordsIn } from "./schema"
import { asPatterns, asTsQuery, readTerms, type Terms } from "./search-terms"
import { wordsOf } from "./search-text"
import { highlight, snippetOf } from "./snippet"

const maxTitles = 10
const maxMessages = 30

/**
 * The user's chats and messages with all the words of `query`, each of which may be the beginning of a longer word. Queries in
 * scripts without spaces are found anywhere in a text. All branches are searched.
 */
export async function search(
  db: Database,
  { userId, query }: { userId: UserId; query: string },
): Promise<SearchResult> {
  const terms = readTerms(query)
  if (terms.words.length === 0) return { hits: [], more: false }
  const titles = await findTitles(db, userId, terms)
  const found = await findMessages(db, userId, terms)
  return { hits: [...titles, ...found.slice(0, maxMessages)], more: found.length > maxMessages }
}

async function findTitles(db: Database, userId: UserId, terms: Terms): Promise<SearchHit[]> {
  const fits = asPatterns(terms).map((pattern) => like(sql`lower(${chats.title})`, pattern))
  const rows = await db
    .select({ chatId: chats.id, title: chats.title, at: chats.updatedAt })
    .from(chats)
    .where(and(eq(chats.userId, userId), isNull(chats.expiresAt), ...fits))
    .orderBy(desc(chats.updatedAt))
    .limit(maxTitles)
  return rows.map(({ chatId, title, at }) => ({
    chatId,
    messageId: null,
    role: null,
    title: highlight(title, { ...terms, byIndex: false }),
    snippet: [],
    at: at.toISOString(),
  }))
}

async function findMessages(db: Database, userId: UserId, terms: Terms): Promise<SearchHit[]> {
  const rows = await db
    .select({
      chatId: chats.id,
      title: chats.title,
      messageId: messages.id,
      role: messages.role,
      parts: messages.parts,
      at: messages.createdAt,
    })
    .from(messages)
    .innerJoin(chats, eq(chats.id, messages.chatId))
    .where(and(eq(chats.userId, userId), isNull(chats.expiresAt), ...fitting(terms)))
    .orderBy(desc(messages.createdAt), desc(messages.id))
    .limit(maxMessages + 1)
  return rows.map(({ title, parts, at, ...hit }) => ({
    ...hit,
    title: highlight(title, terms),
    snippet: snippetOf(wordsOf(JSON.parse(parts) as MessagePart[]), terms),
    at: at.toISOString(),
  }))
}

function fitting(terms: Terms): SQL[] {
  if (terms.byIndex)
    return [sql`${wordsIn(messages.searchText)} @@ to_tsquery('simple', ${asTsQuery(terms)})`]
  return asPatterns(terms).map((pattern) => like(messages.searchText, pattern))
}
