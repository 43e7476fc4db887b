import type { ChatMessage } from "@/lib/protocol/message"

const pending: ChatMessage = { id: "pending", role: "assistant", parts: [] }

/** Groups each question with its answers. While `running`, an answer that has not begun has its place already. */
export function toTurns(messages: readonly ChatMessage[], running: boolean): ChatMessage[][] {
  const shown = running && messages.at(-1)?.role === "user" ? [...messages, pending] : messages
  const turns: ChatMessage[][] = []
  for (const message of shown) {
    if (message.role === "user" || turns.length === 0) turns.push([message])
    else turns.at(-1)?.push(message)
  }
  return turns
}
