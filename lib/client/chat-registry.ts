import type { ChatDetail } from "../protocol/chat"
import type { ChatId } from "../protocol/ids"
import type { LiveEvent } from "../protocol/live"
import { ChatSession, type SessionDeps } from "./chat-session"

/** How many chats are kept for coming back to, running ones not counted. */
const maxIdle = 20

/** The chats of this tab, outside React: changing pages ends no answer, and coming back finds it running. */
export class ChatRegistry {
  readonly #deps: SessionDeps
  /** Least recently opened first. */
  readonly #sessions = new Map<ChatId, ChatSession>()

  constructor(deps: SessionDeps) {
    this.#deps = deps
  }

  /**
   * The session of a chat, made when there is none. `initial` counts only then: what the page was rendered with, `new` for a
   * chat that begins here, absent to load it. Has no effects besides, so that it may be called while rendering.
   */
  open(id: ChatId, initial?: ChatDetail | "new"): ChatSession {
    const session = this.#sessions.get(id) ?? new ChatSession(this.#deps, id, initial)
    this.#sessions.delete(id)
    this.#sessions.set(id, session)
    this.#evict()
    return session
  }

  /** Takes in what the live connection tells. */
  onLive(event: LiveEvent): void {
    if (event.type === "resync") for (const session of this.#sessions.values()) session.onLive(event)
    else if ("chatId" in event) this.#sessions.get(event.chatId)?.onLive(event)
  }

  #evict(): void {
    const idle = [...this.#sessions.values()].filter(isIdle)
    for (const session of idle.slice(0, Math.max(0, idle.length - maxIdle))) {
      session.dispose()
      this.#sessions.delete(session.id)
    }
  }
}

function isIdle(session: ChatSession): boolean {
  const { running, unsent } = session.state.get()
  return !running && !session.isWatched && unsent === null
}
