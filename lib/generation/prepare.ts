import { claimAttachments, type StoredAttachment } from "../chat-store/attachments"
import type { ClaimRequest, Prepared } from "../chat-store/claim"
import type { Guess } from "../chat-store/claim-at-once"
import type { Database } from "../chat-store/database"
import { findMessage, type NewMessage, saveMessage } from "../chat-store/messages"
import { AppError } from "../errors"
import { attachmentPath } from "../protocol/attachments"
import { type ChatId, type GenerationId, type MessageId, newMessageId, type UserId } from "../protocol/ids"
import type { MessagePart } from "../protocol/message"
import type { StartRequest } from "../protocol/requests"
import { answerApproval, refuseWaiting } from "./approval"

/** The key under which a repeated request joins (I1): one new message, or one thing done to a stored one. */
export function requestKey(request: StartRequest): { requestKey: string; once: boolean } {
  if (request.trigger === "submit-message") return { requestKey: request.message.id, once: true }
  // Whoever answers first has answered: a later word on the same call joins.
  if (request.trigger === "approve-tool")
    return { requestKey: `approve-tool:${request.messageId}:${request.approvalId}`, once: true }
  return { requestKey: `${request.trigger}:${request.messageId ?? ""}`, once: false }
}

/** Which messages a request of this user adds, and which one the answer goes to. */
export function prepare(
  request: StartRequest,
  { generationId, userId }: { generationId: GenerationId; userId: UserId },
): ClaimRequest["prepare"] {
  switch (request.trigger) {
    case "submit-message":
      return async (chat, tx) => {
        const parentId = request.parentId === undefined ? chat.activeLeafId : request.parentId
        const isThere = parentId === null || parentId === chat.activeLeafId
        if (!isThere) await mustFind(tx, request.id, parentId, "parentId")
        const ids = request.message.attachments ?? []
        const attached = await claimAttachments(tx, { ids, chatId: request.id, userId })
        return questionAndAnswer(request, { generationId, parentId, files: attached.map(toFilePart) })
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
      return async (_chat, tx) => {
        const message = await mustFindAnswer(tx, request)
        await saveMessage(tx, { ...message, parts: refuseWaiting(message.parts) })
        return { add: [], messageId: message.id }
      }
    case "approve-tool":
      return async (chat, tx) => {
        const message = await mustFindAnswer(tx, request)
        // The conversation went on without an answer: what the call was for is past.
        if (chat.activeLeafId !== message.id) throw new AppError("bad_request", { field: "approvalId" })
        // Saved with the claim: the word of the user survives whatever happens to the generation.
        await saveMessage(tx, { ...message, parts: answerApproval(message.parts, request) })
        return { add: [], messageId: message.id }
      }
  }
}

/** What a request adds if the chat ends where its client says; null where that does not decide it. */
export function guess(request: StartRequest, generationId: GenerationId): Omit<Guess, "room"> | null {
  if (request.trigger !== "submit-message") return null
  const { leafId, parentId, message } = request
  if (leafId === undefined || parentId !== undefined || message.attachments) return null
  return { leafId, ...questionAndAnswer(request, { generationId, parentId: leafId, files: [] }) }
}

type Submitted = Extract<StartRequest, { trigger: "submit-message" }>
type Place = { generationId: GenerationId; parentId: MessageId | null; files: readonly MessagePart[] }

function questionAndAnswer(
  { id: chatId, message }: Submitted,
  { generationId, parentId, files }: Place,
): Prepared {
  const { id, role } = message
  const metadata = { createdAt: new Date().toISOString(), parentId }
  const question: NewMessage = { id, chatId, parentId, role, parts: [...files, ...message.parts], metadata }
  const answer = newAnswer(chatId, id, generationId)
  return { add: [question, answer], messageId: answer.id }
}

function toFilePart({ id, name, mediaType }: StoredAttachment): MessagePart {
  return { type: "file", mediaType, filename: name, url: attachmentPath(id) }
}

function newAnswer(chatId: ChatId, parentId: MessageId | null, generationId: GenerationId): NewMessage {
  const metadata = { createdAt: new Date().toISOString(), parentId, generationId }
  return { id: newMessageId(), chatId, parentId, role: "assistant", parts: [], metadata }
}

async function mustFindAnswer(tx: Database, { id, messageId }: { id: ChatId; messageId: MessageId }) {
  const { message } = await mustFind(tx, id, messageId, "messageId")
  const { role, parts, metadata = {} } = message
  if (role !== "assistant") throw new AppError("bad_request", { field: "messageId" })
  return { id: messageId, parts, metadata }
}

async function mustFind(tx: Database, chatId: ChatId, id: MessageId, field: string) {
  const found = await findMessage(tx, chatId, id)
  if (!found) throw new AppError("not_found", { field })
  return found
}
