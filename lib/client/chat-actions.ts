import type { MessageId } from "../protocol/ids"
import type { ChatMessage, MessagePart } from "../protocol/message"
import type { StartRequest } from "../protocol/requests"
import { type AttachedFile, toFilePart } from "./attached-file"
import type { ChatSession } from "./chat-session"
import type { SendOptions } from "./chat-transport"

type ModelChoice = { model?: string | undefined }

/**
 * Sends a message; resolves when its answer has ended. With `parentId` it branches off after that message. When the server
 * did not take it, text and files are in `state.unsent`, and sending the same again keeps the message's id.
 */
export async function sendMessage(
  session: ChatSession,
  text: string,
  { files = [], ...options }: SendOptions & { files?: readonly AttachedFile[] } = {},
): Promise<void> {
  const { chat } = session
  const before = chat.messages
  const body: SendOptions = { ...options, ...beginningOf(session) }
  const message = newUserMessage(session.unsent.idFor({ text, files }), text, files)
  await session.run(
    () => {
      if (options.parentId !== undefined) chat.messages = upTo(before, options.parentId)
      session.state.patch({ sentId: message.id })
      return chat.sendMessage(message, { body })
    },
    (failure) => {
      chat.messages = before
      session.unsent.keep({ messageId: message.id, text, files, failure })
    },
  )
}

/** Answers again, in place of the given answer or of the last one. */
export async function retryAnswer(
  session: ChatSession,
  { messageId, model }: { messageId?: MessageId | undefined } & ModelChoice = {},
): Promise<void> {
  const { chat } = session
  const before = chat.messages
  await session.run(
    () => chat.regenerate({ ...(messageId ? { messageId } : {}), body: { model } satisfies SendOptions }),
    () => {
      chat.messages = before
    },
  )
}

/** Goes on in an answer that ended early, under the same message. */
export async function continueAnswer(
  session: ChatSession,
  { messageId, model }: { messageId: MessageId } & ModelChoice,
): Promise<void> {
  const common = model === undefined ? {} : { model }
  await goOn(session, { id: session.id, trigger: "continue-message", messageId, ...common })
}

/** Answers a tool's request for approval; shown at once. */
export async function approveTool(
  session: ChatSession,
  approval: { messageId: MessageId; approvalId: string; approved: boolean },
): Promise<void> {
  const { approvalId, approved } = approval
  await goOn(session, { id: session.id, trigger: "approve-tool", ...approval }, () =>
    session.chat.addToolApprovalResponse({ id: approvalId, approved }),
  )
}

function beginningOf(session: ChatSession): Pick<SendOptions, "beginning"> {
  const { beginning } = session.state.get()
  return session.hasBegun || Object.keys(beginning).length === 0 ? {} : { beginning }
}

type GoOnRequest = Extract<StartRequest, { trigger: "continue-message" | "approve-tool" }>

async function goOn(session: ChatSession, request: GoOnRequest, show?: () => unknown): Promise<void> {
  const { chat } = session
  const before = chat.messages
  await session.run(
    async () => {
      chat.messages = before.map((message) =>
        message.id === request.messageId ? reopened(message) : message,
      )
      await show?.()
      chat.hold(chat.messages.find((message) => message.id === request.messageId))
      session.stage(request)
      await chat.resumeStream()
    },
    () => {
      chat.messages = before
    },
  )
}

/** As if it had not ended yet. */
function reopened(message: ChatMessage): ChatMessage {
  const { outcome: _, ...metadata } = message.metadata ?? {}
  return { ...message, metadata }
}

function newUserMessage(
  id: MessageId,
  text: string,
  files: readonly AttachedFile[],
): ChatMessage & { id: MessageId } {
  const metadata = { createdAt: new Date().toISOString() }
  const words: MessagePart[] = text === "" ? [] : [{ type: "text", text }]
  return { id, role: "user", parts: [...files.map(toFilePart), ...words], metadata }
}

function upTo(messages: ChatMessage[], id: MessageId | null): ChatMessage[] {
  return messages.slice(0, messages.findIndex((message) => message.id === id) + 1)
}
