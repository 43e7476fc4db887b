"use client"

import { lazyPart } from "../lazy/lazy-part"
import { ChatScreen } from "./chat-screen"
import type { ConversationProps } from "./conversation"

const Conversation = lazyPart(() => import("./conversation").then(({ Conversation }) => Conversation))

/** The chat screen of a page that comes without messages: the code that shows some is fetched once the page is there. */
export function NewChatScreen({ missing = false }: { missing?: boolean }) {
  return <ChatScreen missing={missing} Conversation={ConversationSoon} />
}

/** Keeps its place until its code is there. */
function ConversationSoon(props: ConversationProps) {
  return <Conversation {...props} fallback={<div className="min-h-0 flex-1" />} />
}
