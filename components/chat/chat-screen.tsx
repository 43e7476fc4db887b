"use client"

import { openChat } from "@/lib/client/client"
import { useSession } from "@/lib/client/use-session"
import type { ChatDetail } from "@/lib/protocol/chat"
import { ChatNotFound } from "./chat-not-found"
import { OpenChat, type OpenChatProps } from "./open-chat"
import { useChatId } from "./use-chat-id"

/**
 * The chat that the address names. `initial` is what the page was rendered with; chats that are gone to later load by
 * themselves. `missing`: the page was rendered for a chat that is not there.
 */
export function ChatScreen({
  initial = null,
  missing = false,
  Conversation,
}: {
  initial?: ChatDetail | null
  missing?: boolean
} & Pick<OpenChatProps, "Conversation">) {
  const { id, isNew, backToNew } = useChatId()
  const session = openChat(id, isNew ? "new" : initial?.id === id ? initial : undefined)
  const state = useSession(session)
  if ((missing && isLoadedPath()) || state.loading === "missing") return <ChatNotFound />
  return <OpenChat key={id} {...{ session, state, isNew, backToNew, Conversation }} />
}

// Next.js mounts this anew when the address changes under a page that was not found, so no state could tell.
const loadedPath = typeof window === "undefined" ? null : window.location.pathname

function isLoadedPath(): boolean {
  return loadedPath === null || loadedPath === window.location.pathname
}
