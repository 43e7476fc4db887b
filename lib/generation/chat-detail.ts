import { findSiblings } from "../chat-store/branches"
import { findChat } from "../chat-store/chats"
import { loadBranch } from "../chat-store/messages"
import { findRatings } from "../chat-store/ratings"
import type { ChatDetail } from "../protocol/chat"
import type { ChatId, GenerationId, UserId } from "../protocol/ids"
import type { ChatMessage, Chunk } from "../protocol/message"
import type { GenerationDeps } from "./deps"
import { MessageDraft } from "./draft"
import { lastingMetadata } from "./metadata"

/** A chat with its conversation; the answer being made has what its log holds so far. Throws `not_found`. */
export async function chatDetail(
  deps: Pick<GenerationDeps, "db" | "log">,
  chatId: ChatId,
  userId: UserId,
): Promise<ChatDetail> {
  const { activeLeafId, ...chat } = await findChat(deps.db, chatId, userId)
  const messages = await loadBranch(deps.db, chatId, activeLeafId)
  const last = messages.at(-1)
  if (chat.generationId && last?.role === "assistant") {
    const draft = new MessageDraft()
    for (const chunk of await chunksOf(deps, chat.generationId)) draft.add(chunk)
    messages[messages.length - 1] = running(last, draft, chat.generationId)
  }
  const siblings = await findSiblings(deps.db, chatId)
  return { ...chat, messages, siblings, ratings: await findRatings(deps.db, chatId) }
}

/** None where the log is out of reach: the chat can be read all the same. */
async function chunksOf({ log }: Pick<GenerationDeps, "log">, id: GenerationId): Promise<Chunk[]> {
  try {
    return (await log.snapshot(id)).chunks
  } catch {
    return []
  }
}

/** As it is being made. */
function running(message: ChatMessage, draft: MessageDraft, generationId: GenerationId): ChatMessage {
  const metadata = { ...lastingMetadata(message), generationId }
  return { ...message, parts: draft.length > 0 ? draft.parts : message.parts, metadata }
}
