import type { ChatId } from "@/lib/protocol/ids"

export type ExportFormat = "markdown" | "json"

/** Has the browser save one chat, or all of them; it shows the progress and can cancel. */
export function downloadChats(format: ExportFormat, chatId?: ChatId): void {
  const link = document.createElement("a")
  link.href = `${chatId === undefined ? "/api" : `/api/chat/${chatId}`}/export?format=${format}`
  link.download = ""
  link.click()
}
