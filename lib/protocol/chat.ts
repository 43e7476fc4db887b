import type { ChatId, GenerationId, MessageId } from "./ids"
import type { ChatMessage } from "./message"

/** A row of the sidebar. Times are ISO 8601 in UTC. */
export type ChatSummary = {
  id: ChatId
  title: string
  createdAt: string
  updatedAt: string
  pinned: boolean
  /** The generation that is running now, if any. */
  generationId: GenerationId | null
}

/** `GET /api/chats?before=<cursor>&limit=`: newest first; `next` is the cursor of the following page, null at the end. */
export type ChatPage = { chats: ChatSummary[]; next: string | null }

/** For each message that has versions beside it: all of them, itself included, oldest first. */
export type Siblings = Record<MessageId, MessageId[]>

/**
 * `GET /api/chat/[id]`: `messages` are those of the active branch. The answer being made is among them with what it has so far
 * unless `generationId` is null.
 */
export type ChatDetail = ChatSummary & { messages: ChatMessage[]; siblings: Siblings; model: string | null }

/** `GET /api/models`. */
export type ModelInfo = {
  id: string
  name: string
  provider: string
  /** True for the demo model, which the page must call scripted. */
  scripted: boolean
  capabilities: { images: boolean; tools: boolean; reasoning: boolean; pdf: boolean }
  contextTokens: number | null
  healthy: boolean
}
