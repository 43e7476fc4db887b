import { convertToModelMessages, type ModelMessage } from "ai"
import type { Database } from "../chat-store/database"
import { loadBranch } from "../chat-store/messages"
import type { ChatId, MessageId } from "../protocol/ids"
import type { ChatMessage, MessagePart } from "../protocol/message"

const continueInstruction =
  "Your last answer was cut off. Continue it exactly where it stopped, in the same language and format. Do not repeat anything and do not comment on the interruption."

/** The stored message that an answer goes into, and the conversation before it (I9: from the database alone). */
export async function loadConversation(
  db: Database,
  chatId: ChatId,
  messageId: MessageId,
): Promise<{ before: ChatMessage[]; answer: ChatMessage }> {
  const branch = await loadBranch(db, chatId, messageId)
  const answer = branch.pop()
  if (!answer) throw new Error("The message of a generation is missing")
  return { before: branch, answer }
}

/** What the model is asked. `continueFrom` are the parts of an answer that was cut off. */
export async function modelMessages(
  before: readonly ChatMessage[],
  { answered, continuing }: { answered: readonly MessagePart[]; continuing: boolean },
): Promise<ModelMessage[]> {
  const history =
    answered.length > 0 ? [...before, { role: "assistant" as const, parts: [...answered] }] : [...before]
  const messages = await convertToModelMessages(history.map(withoutPrivateReasoning), {
    ignoreIncompleteToolCalls: true,
  })
  return continuing ? [...messages, { role: "user", content: continueInstruction }] : messages
}

/** Reasoning goes back only to a provider that signed it; to others it is noise that costs tokens. */
function withoutPrivateReasoning(message: Omit<ChatMessage, "id">): Omit<ChatMessage, "id"> {
  const parts = message.parts.filter(
    (part) => part.type !== "reasoning" || part.providerMetadata !== undefined,
  )
  return { ...message, parts }
}
