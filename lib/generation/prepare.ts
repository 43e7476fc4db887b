import type { ClaimRequest } from "../chat-store/claim"
import { findMessage, type NewMessage } from "../chat-store/messages"
import { AppError } from "../errors"
import { type ChatId, type GenerationId, type MessageId, newMessageId } from "../protocol/ids"
import type { StartRequest } from "../protocol/requests"

/** The key under which a repeated request joins (I1): one new message, or one thing done to a stored one. */
export function requestKey(request: StartRequest): { requestKey: string; once: boolean } {
  if (request.trigger === "submit-message") return { requestKey: request.message.id, once: true }
  return { requestKey: `${request.trigger}:${request.messageId ?? ""}`, once: false }
}

/** Which messages a request adds, and which one the answer goes to. */
export function prepare(request: StartRequest, generationId: GenerationId): ClaimRequest["prepare"] {
  switch (request.trigger) {
    case "submit-message":
      return async (chat, tx) => {
        const parentId = request.parentId === undefined ? chat.activeLeafId : request.parentId
        if (parentId !== null) await mustFind(tx, request.id, parentId, "parentId")
        const { id, parts } = request.message
        const createdAt = new Date().toISOString()
        const question: NewMessage = {
          id,
          chatId: request.id,
          parentId,
          role: "user",
          parts,
          metadata: { createdAt, parentId },
        }
        const answer = newAnswer(request.id, id, generationId)
        return { add: [question, answer], messageId: answer.id }
      }
    case "regenerate-message":
      return async (chat, tx) => {
        const id = request.messageId ?? chat.activeLeafId
        if (id === null) throw new AppError("not_found")
        const { message, parentId } = await mustFind(tx, request.id, id, "messageId")
        const answer = newAnswer(request.id, message.role === "user" ? id : parentId, generationId)
        return { add: [answer], messageId: answer.id }
      }
    case "continue-message":
    case "approve-tool":
      return async (_chat, tx) => {
        const { message } = await mustFind(tx, request.id, request.messageId, "messageId")
        if (message.role !== "assistant") throw new AppError("bad_request", { field: "messageId" })
        return { add: [], messageId: request.messageId }
      }
  }
}

function newAnswer(chatId: ChatId, parentId: MessageId | null, generationId: GenerationId): NewMessage {
  const metadata = { createdAt: new Date().toISOString(), parentId, generationId }
  return { id: newMessageId(), chatId, parentId, role: "assistant", parts: [], metadata }
}

async function mustFind(tx: Parameters<typeof findMessage>[0], chatId: ChatId, id: MessageId, field: string) {
  const found = await findMessage(tx, chatId, id)
  if (!found) throw new AppError("not_found", { field })
  return found
}
