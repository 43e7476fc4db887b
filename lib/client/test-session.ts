import { vi } from "vitest"
import type { ChatDetail } from "../protocol/chat"
import type { ChatId, MessageId } from "../protocol/ids"
import { ChatSession } from "./chat-session"
import { FakePage } from "./fake-page"
import { FakeServer } from "./fake-server"
import { RequestFailed, readFailure, unreachable } from "./request-failed"

export const chatId = "chat-aaaaaaaaaaaaaaaa" as ChatId

/** A session on a page, talking to a fake server. */
export function newTestSession({
  initial = "new",
  server = new FakeServer(chatId),
  fetch = server.fetch,
}: {
  /** Null: known by its id alone. */
  initial?: ChatDetail | "new" | null
  server?: FakeServer
  fetch?: typeof globalThis.fetch
} = {}) {
  const page = new FakePage()
  const call = async (url: string, init?: RequestInit) => {
    const response = await fetch(url, init).catch((cause: unknown) => {
      throw new RequestFailed(unreachable, { cause })
    })
    if (!response.ok) throw new RequestFailed(await readFailure(response))
    return response.status === 204 ? null : response.json()
  }
  const deps = {
    fetch,
    page,
    random: () => 0.5,
    getChat: (id: ChatId) => call(`/api/chat/${id}`),
    stopChat: (id: ChatId) => call(`/api/chat/${id}/stop`, { method: "POST", body: "{}" }),
    switchBranch: (id: ChatId, branch: MessageId) =>
      call(`/api/chat/${id}`, { method: "PATCH", body: JSON.stringify({ branch }) }),
  }
  const session = new ChatSession(deps, chatId, initial ?? undefined)
  const leave = session.watch()
  return { server, page, session, leave, deps }
}

/** The text of the last message. */
export function shownText(session: ChatSession): string {
  const parts = session.chat.messages.at(-1)?.parts ?? []
  return parts.map((part) => ("text" in part ? part.text : "")).join("")
}

/** Lets everything happen that needs no time. */
export const settle = () => vi.advanceTimersByTimeAsync(1)
