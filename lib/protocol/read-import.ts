import { z } from "zod"
import { type ExportedChat, exportedChat, exportFormat } from "./exported"
import { chatgptConversation, fromChatgpt } from "./from-chatgpt"

/** What a file holds; `skipped` chats could not be read. */
export type ImportFile = { chats: ExportedChat[]; skipped: number }

const ours = z.object({
  format: z.literal(exportFormat.format),
  version: z.literal(1),
  chats: z.array(z.unknown()),
})
const theirs = z.array(z.unknown())

/** Reads an export of Millrace, or ChatGPT's `conversations.json`. Throws `SyntaxError` for anything else. */
export function readImport(text: string): ImportFile {
  const file: unknown = JSON.parse(text)
  const own = ours.safeParse(file)
  if (own.success) return readAll(own.data.chats, (chat) => exportedChat.safeParse(chat).data)
  const other = theirs.safeParse(file)
  if (other.success && other.data.some((each) => chatgptConversation.safeParse(each).success))
    return readAll(other.data, readChatgpt)
  throw new SyntaxError("Neither an export of Millrace nor of ChatGPT")
}

function readChatgpt(value: unknown): ExportedChat | undefined {
  const conversation = chatgptConversation.safeParse(value).data
  return conversation && exportedChat.safeParse(fromChatgpt(conversation)).data
}

function readAll(values: readonly unknown[], read: (value: unknown) => ExportedChat | undefined): ImportFile {
  const chats = values.flatMap((value) => read(value) ?? [])
  return { chats, skipped: values.length - chats.length }
}
