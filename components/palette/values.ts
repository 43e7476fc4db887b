import type { ChatId } from "@/lib/protocol/ids"
import type { SearchHit } from "@/lib/protocol/search"
import type { CommandName } from "../commands/command-names"

/** What tells the lines of the palette apart. */
export const commandValue = (name: CommandName): string => `command ${name}`
export const chatValue = (id: ChatId): string => `chat ${id}`
export const hitValue = ({ chatId, messageId }: SearchHit): string =>
  messageId === null ? chatValue(chatId) : `message ${messageId}`
