import type { ChatMessage, MessagePart } from "@/lib/protocol/message"

/** Whether a part shows anything, or will. */
function isVisible(part: MessagePart): boolean {
  if (part.type === "text" || part.type === "reasoning") return part.text.trim() !== ""
  return part.type !== "step-start" && part.type !== "data-notice"
}

export function hasContent(message: ChatMessage): boolean {
  return message.parts.some(isVisible)
}

/** The message's own words, as Markdown, for the clipboard. */
export function textOf(message: ChatMessage): string {
  return message.parts.flatMap((part) => (part.type === "text" && part.text ? [part.text] : [])).join("\n\n")
}

/** The text of the last answer, empty where there is none. */
export function lastText(messages: readonly ChatMessage[]): string {
  const last = messages.findLast(({ role }) => role === "assistant")
  return last ? textOf(last) : ""
}
