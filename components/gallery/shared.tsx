"use client"

import type { SharedChat } from "@/lib/protocol/share"
import { ChatNotFound } from "../chat/chat-not-found"
import { SharedConversation } from "../share/shared-conversation"
import { partial } from "./messages"
import { Specimen } from "./specimen"

const chat: SharedChat = {
  title: "Mill races and weirs",
  sharedAt: "2026-03-01T08:30:00.000Z",
  messages: [
    { role: "user", parts: [{ type: "text", text: "How does a mill race work?" }] },
    { role: "assistant", parts: [{ type: "text", text: `${partial} back.` }], model: "GPT-5" },
  ],
}

/** A chat as others see it, and one that nobody sees. */
export function Shared() {
  return (
    <>
      <Specimen name="shared chat">
        <SharedConversation chat={chat} />
      </Specimen>
      <Specimen name="no such chat">
        <div className="flex h-96 flex-col">
          <ChatNotFound />
        </div>
      </Specimen>
    </>
  )
}
