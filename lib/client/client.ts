import type { ChatDetail } from "../protocol/chat"
import type { ChatId } from "../protocol/ids"
import type { LiveEvent } from "../protocol/live"
import { getChat, sessionFetch, stopChat, switchBranch } from "./api"
import { ChatRegistry } from "./chat-registry"
import { ChatSession, type SessionDeps } from "./chat-session"
import { Live } from "./live"
import { browserPage } from "./page"

const deps: SessionDeps = {
  fetch: sessionFetch,
  page: browserPage,
  random: Math.random,
  getChat,
  stopChat,
  switchBranch,
}

const chatRegistry = new ChatRegistry(deps)

/** `ChatRegistry.open`; while rendering on the server a session of its own, because that process serves many people. */
export function openChat(id: ChatId, initial?: ChatDetail | "new"): ChatSession {
  return typeof window === "undefined" ? new ChatSession(deps, id, initial) : chatRegistry.open(id, initial)
}

const live = new Live({
  fetch: sessionFetch,
  page: browserPage,
  random: Math.random,
  get locks() {
    return navigator.locks as LockManager | undefined
  },
  openChannel: () => new BroadcastChannel("millrace-live"),
  onSignal: (signal) => chatRegistry.onLive(signal),
})

/** Keeps the browser's live connection and hears what happens to the user's chats elsewhere, until the returned function is called. */
export const subscribeLive = (listener: (signal: LiveEvent) => void): (() => void) => live.subscribe(listener)
