import type { ChatId, GenerationId, MessageId } from "./ids"
import type { Outcome } from "./outcome"

/** What `GET /api/live` tells every open tab of a user, one JSON object an SSE event. */
export type LiveEvent =
  | { type: "generation-started"; chatId: ChatId; generationId: GenerationId; messageId: MessageId }
  | { type: "generation-ended"; chatId: ChatId; generationId: GenerationId; outcome: Outcome }
  | { type: "chat-changed"; chatId: ChatId; title: string; updatedAt: string; pinned: boolean }
  /** Its instructions, its temperature or that it stays; the chat itself says which. */
  | { type: "chat-settings-changed"; chatId: ChatId }
  | { type: "chat-deleted"; chatId: ChatId }
  /** Its values are asked for with `GET /api/preferences`. */
  | { type: "preferences-changed" }
  | { type: "branch-switched"; chatId: ChatId; leafId: MessageId }
  /** Some may have been missed: what is shown should be asked for again. */
  | { type: "resync" }
