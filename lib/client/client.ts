import type { ChatDetail } from "../protocol/chat"
import type { ChatId } from "../protocol/ids"
import { getChat, sessionFetch, stopChat } from "./api"
import { ChatRegistry } from "./chat-registry"
import { ChatSession, type SessionDeps } from "./chat-session"
import { browserPage } from "./page"

const deps: SessionDeps = { fetch: sessionFetch, page: browserPage, random: Math.random, getChat, stopChat }

/** The chats of this tab. In the browser only: see `openChat`. */
export const chatRegistry = new ChatRegistry(deps)

/** `ChatRegistry.open`; while rendering on the server a session of its own, because that process serves many people. */
export function openChat(id: ChatId, initial?: ChatDetail | "new"): ChatSession {
  return typeof window === "undefined" ? new ChatSession(deps, id, initial) : chatRegistry.open(id, initial)
}
