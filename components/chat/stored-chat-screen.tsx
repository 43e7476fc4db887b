"use client"

import type { ChatDetail } from "@/lib/protocol/chat"
import { ChatScreen } from "./chat-screen"
import { Conversation } from "./conversation"

/** The chat screen of a page that comes with messages. */
export function StoredChatScreen({ initial }: { initial: ChatDetail }) {
  return <ChatScreen initial={initial} Conversation={Conversation} />
}
