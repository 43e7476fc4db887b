import type { ChatSettings } from "./chat-settings"
import type { ChatId, GenerationId, MessageId } from "./ids"
import type { ChatMessage } from "./message"
import type { Ratings } from "./rating"

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

/**
 * `GET /api/chats?before=<cursor>&limit=`: newest first; `next` is the cursor of the following page, null at the end. The first
 * page begins with all that are pinned, however old. Temporary chats are on none.
 */
export type ChatPage = { chats: ChatSummary[]; next: string | null }

/** `DELETE /api/chats`: how many went with this request, and whether there are more. */
export type DeletedChats = { deleted: number; left: boolean }

/** For each message that has versions beside it: all of them, itself included, oldest first. */
export type Siblings = Record<MessageId, MessageId[]>

/**
 * `GET /api/chat/[id]`: `messages` are those of the active branch. The answer being made is among them with what it has so far
 * unless `generationId` is null.
 */
export type ChatDetail = ChatSummary &
  ChatSettings & {
    messages: ChatMessage[]
    siblings: Siblings
    ratings: Ratings
    model: string | null
    /** In no list, and gone a day after its last message at the latest. */
    temporary: boolean
  }

/** `GET /api/models`. */
export type ModelInfo = {
  id: string
  name: string
  provider: string
  /** True for the demo model, which the page must call scripted. */
  scripted: boolean
  capabilities: { images: boolean; tools: boolean; reasoning: boolean; pdf: boolean }
  contextTokens: number | null
  /** It answers with a temperature of its own, whatever is asked for. */
  fixedTemperature?: true
  healthy: boolean
}
