import type { ChatTransport } from "ai"
import { attachmentIdOf } from "../protocol/attachments"
import type { ChatBeginning } from "../protocol/chat-settings"
import type { AttachmentId, MessageId } from "../protocol/ids"
import type { ChatMessage, Chunk } from "../protocol/message"
import type { StartRequest } from "../protocol/requests"
import { AnswerReader, type ReaderOptions } from "./answer-reader"

/** What `sendMessage` and `regenerate` may add to the request, as their `body`. */
export type SendOptions = {
  model?: string | undefined
  parentId?: MessageId | null | undefined
  /** Of a chat that begins with this message. */
  beginning?: ChatBeginning | undefined
}

type SendRequest = Parameters<ChatTransport<ChatMessage>["sendMessages"]>[0]
type ResumeRequest = Parameters<ChatTransport<ChatMessage>["reconnectToStream"]>[0]

/**
 * Gives a chat one continuous stream an answer, over any number of connections (see `AnswerReader`). One per chat.
 * Aborting ends the reading, never the answer.
 */
export class MillraceTransport implements ChatTransport<ChatMessage> {
  /** A GET without a cursor replays the whole message, continuations included. */
  readonly resumeStreamIsReplay = true
  #staged: StartRequest | undefined
  #reader: AnswerReader | null = null
  readonly #options: Omit<ReaderOptions, "start">

  constructor(options: Omit<ReaderOptions, "start">) {
    this.#options = options
  }

  /** The reader of the latest answer. */
  get reader(): AnswerReader | null {
    return this.#reader
  }

  /** Drops the reader of the answer before, so that it is not taken for that of the next. */
  forget(): void {
    this.#reader = null
  }

  /**
   * Makes the next `reconnectToStream` begin with this POST. For what goes on in a message that is there already
   * (continue, approve): `useChat` appends to it when it sends, and rebuilds it when it resumes.
   */
  stage(request: StartRequest): void {
    this.#staged = request
  }

  async sendMessages(request: SendRequest): Promise<ReadableStream<Chunk>> {
    return toStream(this.#read(toStartRequest(this.#options.chatId, request), request))
  }

  async reconnectToStream(request: ResumeRequest): Promise<ReadableStream<Chunk> | null> {
    const start = this.#staged
    this.#staged = undefined
    const reader = this.#read(start, request)
    if (start) return toStream(reader)
    return (await reader.open()) ? toStream(reader) : null
  }

  #read(start: StartRequest | undefined, { abortSignal }: Pick<ResumeRequest, "abortSignal">): AnswerReader {
    const reader = new AnswerReader({ ...this.#options, start })
    abortSignal?.addEventListener("abort", () => reader.close())
    this.#reader = reader
    return reader
  }
}

function toStartRequest(id: StartRequest["id"], request: SendRequest): StartRequest {
  const { model, parentId, beginning } = (request.body ?? {}) as SendOptions
  const common = { id, ...(model === undefined ? {} : { model }) }
  if (request.trigger === "regenerate-message") {
    const messageId = request.messageId as MessageId | undefined
    return { ...common, trigger: "regenerate-message", ...(messageId ? { messageId } : {}) }
  }
  const message = toUserMessage(request.messages.at(-1))
  const leafId = (request.messages.at(-2)?.id ?? null) as MessageId | null
  return {
    ...common,
    trigger: "submit-message",
    message,
    ...(parentId === undefined ? { leafId } : { parentId }),
    ...(beginning === undefined ? {} : { beginning }),
  }
}

/** What is attached goes by its id alone: the server knows what it is. */
function toUserMessage(message: ChatMessage | undefined) {
  const parts: { type: "text"; text: string }[] = []
  const attachments: AttachmentId[] = []
  for (const part of message?.parts ?? []) {
    const id = part.type === "file" ? attachmentIdOf(part.url) : null
    if (id !== null) attachments.push(id)
    if (part.type === "text" && part.text !== "") parts.push({ type: "text", text: part.text })
  }
  const attached = attachments.length > 0 ? { attachments } : {}
  return { id: (message?.id ?? "") as MessageId, role: "user" as const, parts, ...attached }
}

/** Pull-based, so that a page that cannot keep up slows the reading instead of filling its memory. */
function toStream(reader: AnswerReader): ReadableStream<Chunk> {
  const chunks = reader.chunks()
  return new ReadableStream<Chunk>(
    {
      async pull(controller) {
        const { done, value } = await chunks.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      cancel: () => reader.close(),
    },
    { highWaterMark: 0 },
  )
}
