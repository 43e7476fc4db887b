import type { FileUIPart, ModelMessage } from "ai"
import { chatAttachments, type StoredAttachment } from "../chat-store/attachments"
import { attachmentIdOf } from "../protocol/attachments"
import type { ModelInfo } from "../protocol/chat"
import type { AttachmentId, ChatId } from "../protocol/ids"
import type { ChatMessage, MessagePart } from "../protocol/message"
import { type ReadingDeps, wordsOfPdf, wordsOfText } from "./attached-words"

/** The most that goes along as files, in bytes: base64 makes a third more of it, and providers take about 32 MB a request. */
const maxFileBytes = 24 * 1024 * 1024

type Capabilities = ModelInfo["capabilities"]
type Place = { chatId: ChatId; capabilities: Capabilities }
/** Base64 of the files that go along, by the address that stands for each in the messages. */
type Files = Map<string, string>

/**
 * A conversation with its attachments in a form that the model can read: images and PDFs as files where it reads those, otherwise
 * their words, otherwise a line that says what was left out. The bytes come from the store, never from an address.
 */
export async function readAttached(
  deps: ReadingDeps,
  messages: readonly ChatMessage[],
  { chatId, capabilities }: Place,
): Promise<{ messages: ChatMessage[]; files: Files }> {
  const rows = await chatAttachments(deps.db, chatId, messages.flatMap(attachedTo))
  const reading = new Reading(deps, rows, capabilities)
  const readable: ChatMessage[] = []
  // The newest first: the room there is goes to what was asked last.
  for (const message of messages.toReversed()) readable.unshift(await reading.readable(message))
  return { messages: readable, files: reading.files }
}

/** Puts the bytes in place of what stands for them. */
export function withFiles(messages: ModelMessage[], files: Files): ModelMessage[] {
  if (files.size === 0) return messages
  return messages.map((message) => {
    if (message.role !== "user" || typeof message.content === "string") return message
    const content = message.content.map((part) => {
      const address = part.type === "file" ? addressOf(part.data) : null
      const data = address === null ? undefined : files.get(address)
      return part.type === "file" && data !== undefined ? { ...part, data } : part
    })
    return { ...message, content }
  })
}

class Reading {
  readonly files: Files = new Map()
  readonly #deps: ReadingDeps
  readonly #rows: ReadonlyMap<AttachmentId, StoredAttachment>
  readonly #capabilities: Capabilities
  #room = maxFileBytes

  constructor(
    deps: ReadingDeps,
    rows: ReadonlyMap<AttachmentId, StoredAttachment>,
    capabilities: Capabilities,
  ) {
    this.#deps = deps
    this.#rows = rows
    this.#capabilities = capabilities
  }

  async readable(message: ChatMessage): Promise<ChatMessage> {
    if (message.role !== "user" || !message.parts.some(isFile)) return message
    const parts: MessagePart[] = []
    for (const part of message.parts) parts.push(isFile(part) ? await this.#read(part) : part)
    return { ...message, parts: joined(parts) }
  }

  async #read({ url, filename = "file" }: FileUIPart): Promise<MessagePart> {
    const name = JSON.stringify(filename)
    const id = attachmentIdOf(url)
    const row = id && this.#rows.get(id)
    if (!row) return said(`[The file ${name} was attached here. It is not stored any more.]`)
    if (row.mediaType === "text/plain") return said(await wordsOfText(this.#deps, row))
    const isImage = row.mediaType !== "application/pdf"
    if (isImage && !this.#capabilities.images)
      return said(`[The user attached the image ${name}. It was left out, because you cannot see images.]`)
    if (isImage || this.#capabilities.pdf) {
      const file = await this.#file(row)
      if (file) return file
    }
    if (isImage)
      return said(`[The image ${name} was attached here. It was left out, because there is no room.]`)
    return said(await wordsOfPdf(this.#deps, row))
  }

  async #file({ id, name, mediaType, bytes }: StoredAttachment): Promise<MessagePart | null> {
    const url = `attachment:${id}`
    if (!this.files.has(url)) {
      if (bytes > this.#room) return null
      const stream = await this.#deps.files.get(id)
      if (!stream) return null
      this.#room -= bytes
      // As text from here: the SDK would make it of bytes anew for every attempt and every step.
      this.files.set(url, Buffer.from(await new Response(stream).arrayBuffer()).toString("base64"))
    }
    return { type: "file", mediaType, filename: name, url }
  }
}

const attachedTo = (message: ChatMessage) =>
  message.parts.flatMap((part) => (isFile(part) ? (attachmentIdOf(part.url) ?? []) : []))

const isFile = (part: MessagePart): part is FileUIPart => part.type === "file"
const said = (text: string): MessagePart => ({ type: "text", text })

/** Neighbouring texts as one: not every server takes more than one text in a message. */
function joined(parts: readonly MessagePart[]): MessagePart[] {
  const result: MessagePart[] = []
  for (const part of parts) {
    const last = result.at(-1)
    if (part.type === "text" && last?.type === "text")
      result[result.length - 1] = said(`${last.text}\n\n${part.text}`)
    else result.push(part)
  }
  return result
}

function addressOf(data: unknown): string | null {
  const url = typeof data === "object" && data !== null && "url" in data ? data.url : null
  return url instanceof URL ? url.href : null
}
