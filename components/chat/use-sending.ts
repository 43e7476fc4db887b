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
import { useQueue } from "./use-queue"

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
    setFailure(null)
    if (isNew) {
      navigate(chatPath(session.id))
      chatList.put(beginning(session.id, message))
    }
    void sendMessage(session, message, { model })
  }
  const giveBack = (message: string) => setText(text ? `${message}\n\n${text}` : message)
  const endedWell = session.chat.messages.at(-1)?.metadata?.outcome?.status === "complete"
  const { queue, add, remove } = useQueue({ running: state.running, endedWell, send, giveBack })

  const submit = (message: string) => {
    if (message.trim() === "") return
    setText("")
    if (state.running) add(message)
    else send(message)
    box.current?.focus()
  }

  // A queue that is left goes back to the draft.
  const onLeave = useEffectEvent(() => {
    if (queue.length > 0)
      drafts.write(session.id, [...queue.map((queued) => queued.text), text].join("\n\n").trim())
  })
  useEffect(() => () => onLeave(), [])

  const onUnsent = useEffectEvent(() => {
    const unsent = session.unsent.take()
    if (!unsent) return
    setFailure(unsent.failure)
    const isBeginning = session.chat.messages.length === 0
    if (isBeginning) chatList.remove(session.id)
    if (!isBeginning || isNew) return giveBack(unsent.text)
    drafts.write("new", unsent.text)
    backToNew()
  })
  useEffect(() => {
    if (state.unsent) onUnsent()
  }, [state.unsent])

  const title = state.detail?.title ?? listed?.title
  return { text, setText, submit, failure, dismiss: () => setFailure(null), queue, unqueue: remove, title }
}

/** The new chat as the sidebar shows it until the server gives it a title. */
function beginning(id: ChatId, text: string): ChatSummary {
  const now = new Date().toISOString()
  const title = text.trim().split("\n", 1)[0]?.slice(0, 80) ?? ""
  return { id, title, createdAt: now, updatedAt: now, pinned: false, generationId: null }
}
