"use client"

import { type RefObject, useEffect, useEffectEvent, useState } from "react"
import { sendMessage } from "@/lib/client/chat-actions"
import type { ChatSession } from "@/lib/client/chat-session"
import type { Failure } from "@/lib/client/request-failed"
import type { SessionState } from "@/lib/client/session-state"
import { useStore } from "@/lib/client/use-store"
import type { ChatSummary } from "@/lib/protocol/chat"
import type { ChatId } from "@/lib/protocol/ids"
import { useApp } from "../shell/app-context"
import { chatPath, navigate } from "../shell/navigate"
import { drafts } from "./draft-store"
import { useDraft } from "./use-draft"

type Sending = {
  session: ChatSession
  state: SessionState
  isNew: boolean
  backToNew(): void
  model: string | undefined
  box: RefObject<HTMLTextAreaElement | null>
}

/** The text being written and its way out: what the server refuses comes back, with the reason. */
export function useSending({ session, state, isNew, backToNew, model, box }: Sending) {
  const { chatList } = useApp()
  const [text, setText] = useDraft(isNew ? "new" : session.id, box)
  const [failure, setFailure] = useState<Failure | null>(null)
  const listed = useStore(chatList.state).chats.find(({ id }) => id === session.id)

  const send = (message: string) => {
    if (state.running || message.trim() === "") return
    setFailure(null)
    setText("")
    if (isNew) {
      navigate(chatPath(session.id))
      chatList.put(beginning(session.id, message))
    }
    void sendMessage(session, message, { model })
    box.current?.focus()
  }

  const onUnsent = useEffectEvent(() => {
    const unsent = session.takeUnsent()
    if (!unsent) return
    setFailure(unsent.failure)
    const isBeginning = session.chat.messages.length === 0
    if (isBeginning) chatList.remove(session.id)
    if (!isBeginning || isNew) return setText(text || unsent.text)
    drafts.write("new", unsent.text)
    backToNew()
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: taken once for each message that comes back
  useEffect(onUnsent, [state.unsent])

  const title = state.detail?.title ?? listed?.title
  return { text, setText, send, failure, dismiss: () => setFailure(null), title }
}

/** The new chat as the sidebar shows it until the server gives it a title. */
function beginning(id: ChatId, text: string): ChatSummary {
  const now = new Date().toISOString()
  const title = text.trim().split("\n", 1)[0]?.slice(0, 80) ?? ""
  return { id, title, createdAt: now, updatedAt: now, pinned: false, generationId: null }
}
