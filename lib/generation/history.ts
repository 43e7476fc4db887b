import { convertToModelMessages, isToolUIPart, type ModelMessage, type ToolSet } from "ai"
import type { Database } from "../chat-store/database"
import { loadBranch, type NewMessage } from "../chat-store/messages"
import type { ChatId, MessageId } from "../protocol/ids"
import type { ChatMessage, MessagePart } from "../protocol/message"

const continueInstruction =
  "Your last answer was cut off. Continue it exactly where it stopped, in the same language and format. Do not repeat anything and do not comment on the interruption."

/** The stored message that an answer goes into, and those before it, oldest first. */
export type Conversation = { before: ChatMessage[]; answer: ChatMessage }

/** I9: from the database alone, but for what its end is known to be: `added`, which the caller has just stored. */
export async function loadConversation(
  db: Database,
  chatId: ChatId,
  messageId: MessageId,
  added: readonly NewMessage[] = [],
): Promise<Conversation> {
  const [first] = added
  const branch = await loadBranch(db, chatId, first ? first.parentId : messageId)
  for (const { id, role, parts, metadata } of added) branch.push({ id, role, parts, metadata })
  const answer = branch.pop()
  if (!answer) throw new Error("The message of a generation is missing")
  return { before: branch, answer }
}

/**
 * What the model is asked. `answered` are the parts that the answer has already; where they end in words, the model is told
 * to go on with them, and where they end in a tool's result, that is what it answers to.
 */
export async function modelMessages(
  before: readonly ChatMessage[],
  { answered, tools }: { answered: readonly MessagePart[]; tools: ToolSet },
): Promise<ModelMessage[]> {
  const canCall = Object.keys(tools).length > 0
  const readable = (parts: readonly MessagePart[]) => parts.filter((part) => isReadable(part, canCall))
  const history = before.map((message) => ({
    ...message,
    parts: readable(message.parts).filter((part) => !isPending(part)),
  }))
  const answer = { role: "assistant" as const, parts: readable(answered) }
  const messages = await convertToModelMessages([...history, answer], {
    tools,
    ignoreIncompleteToolCalls: true,
  })
  const inWords = messages.at(-1)?.role === "assistant"
  return inWords ? [...messages, { role: "user", content: continueInstruction }] : messages
}

/**
 * Reasoning goes back only to a provider that signed it; to others it is noise that costs tokens. Tool calls mean nothing to
 * a model without tools, and those whose arguments never were complete mean nothing to any.
 */
function isReadable(part: MessagePart, canCall: boolean): boolean {
  if (part.type === "reasoning") return part.providerMetadata !== undefined
  if (!isToolUIPart(part)) return true
  return canCall && (part.state !== "output-error" || isArguments(part.input))
}

const isArguments = (input: unknown) => typeof input === "object" && input !== null

/** Allowed, but the conversation went on before it was run. */
function isPending(part: MessagePart): boolean {
  return isToolUIPart(part) && part.state === "approval-responded" && part.approval.approved
}
