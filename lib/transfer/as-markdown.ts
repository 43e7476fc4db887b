import type { ExportedChat, ExportedMessage } from "../protocol/exported"
import type { MessagePart } from "../protocol/message"

/** The conversation on screen as a document; other versions are only in JSON. */
export function asMarkdown(chat: ExportedChat): string {
  const turns = branchOf(chat).map((message) => `## ${speaker(message)}\n\n${body(message)}\n`)
  return [`# ${chat.title.replace(/\s+/g, " ")}\n`, ...turns].join("\n")
}

function branchOf({ messages, activeLeafId }: ExportedChat): ExportedMessage[] {
  const byId = new Map(messages.map((message) => [message.id, message]))
  const branch: ExportedMessage[] = []
  let message = byId.get(activeLeafId ?? "")
  // A file could go in circles.
  while (message && branch.length < messages.length) {
    branch.unshift(message)
    message = byId.get(message.parentId ?? "")
  }
  return branch
}

function speaker({ role, metadata }: ExportedMessage): string {
  return role === "user" ? "You" : (metadata.model?.name ?? "Assistant")
}

function body({ parts }: ExportedMessage): string {
  return parts.map(inMarkdown).filter(Boolean).join("\n\n")
}

function inMarkdown(part: MessagePart): string {
  if (part.type === "text") return part.text.trim()
  if (part.type === "source-url") return `Source: [${part.title ?? part.url}](<${part.url}>)`
  if (part.type === "file") return `Attached: ${part.filename ?? part.mediaType}`
  return ""
}
