import type { ChatSettings } from "../protocol/chat-settings"
import { patchChat } from "./api"
import type { ChatSession } from "./chat-session"
import type { SessionState } from "./session-state"

/** What is set for a chat, stored or not begun yet. */
export function settingsOf({ detail, beginning }: SessionState): ChatSettings & { temporary: boolean } {
  const { instructions = null, temperature = null, temporary = false } = detail ?? beginning
  return { instructions, temperature, temporary }
}

/** Sets it: with the first message where the chat has not begun, at once where it has. Throws `RequestFailed`. */
export async function changeSettings(session: ChatSession, settings: ChatSettings): Promise<void> {
  if (session.hasBegun) session.adopt(await patchChat(session.id, settings))
  else session.begin(settings)
}

/** Makes a temporary chat one that stays. Throws `RequestFailed`. */
export async function keepChat(session: ChatSession): Promise<void> {
  session.adopt(await patchChat(session.id, { temporary: false }))
}
