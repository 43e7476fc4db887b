import { z } from "zod"
import type { ChatId, MessageId } from "./ids"

/** `GET /api/search` query. */
export const searchQuery = z.object({ q: z.string().trim().min(1).max(200) })

/** A piece of text; `hit` where it is what was searched for. */
export type Snippet = { text: string; hit: boolean }[]

/** A chat whose title fits (`messageId` null), or a message whose words do. `at`: ISO 8601 in UTC. */
export type SearchHit = {
  chatId: ChatId
  messageId: MessageId | null
  role: "user" | "assistant" | null
  title: Snippet
  snippet: Snippet
  at: string
}

/** `GET /api/search`: titles first, then messages, the newest of each first. `more`: there are others. */
export type SearchResult = { hits: SearchHit[]; more: boolean }
