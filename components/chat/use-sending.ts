"use client"

import { type RefObject, useEffect, useEffectEvent, useState } from "react"
import { sendMessage } from "@/lib/client/chat-actions"
import type { ChatSession } from "@/lib/client/chat-session"
import { draftUploads } from "@/lib/client/draft-uploads"
import type { Failure } from "@/lib/client/request-failed"
import type { SessionState } from "@/lib/client/session-state"
import { useStore } from "@/lib/client/use-store"
import type { ChatSummary } from "@/lib/protocol/chat"
import type { ChatId } from "@/lib/protocol/ids"
import { useUploads } from "../attachments/use-uploads"
import { useApp } from "../shell/app-context"
import { chatPath, navigate } from "../shell/navigate"
import { drafts } from "./draft-store"
import { useDraft } from "./use-draft"
import { joined, useQueue, type Written } from "./use-queue"
import { useWaiting } from "./use-waiting"

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
  const draft = isNew ? "new" : session.id
  const [text, setText] = useDraft(draft, box)
  const attached = useUploads(draft)
  const [failure, setFailure] = useState<Failure | null>(null)
  const listed = useStore(chatList.state).chats.find(({ id }) => id === session.id)

  const send = (message: Written) => {
    setFailure(null)
    if (isNew) {
      navigate(chatPath(session.id))
      if (!state.beginning.temporary) chatList.put(beginning(session.id, message))
    }
    void sendMessage(session, message.text, { model, files: message.files })
  }
  const giveBack = (message: Written) => {
    setText(joined([message, { text, files: [] }]).text)
    attached.files.giveBack(message.files)
  }
  const endedWell = session.chat.messages.at(-1)?.metadata?.outcome?.status === "complete"
  const { queue, add, remove } = useQueue({ running: state.running, endedWell, send, giveBack })

  const submit = (words: string) => {
    const message = { text: words.trim() === "" ? "" : words, files: attached.files.take() }
    if (message.text === "" && message.files.length === 0) return
    setText("")
    if (state.running) add(message)
    else send(message)
    box.current?.focus()
  }
  const waiting = useWaiting(attached.uploads, () => submit(text))

  // A queue that is left goes back to the draft.
  const onLeave = useEffectEvent(() => {
    if (queue.length === 0) return
    const left = joined(queue)
    drafts.write(session.id, joined([left, { text, files: [] }]).text.trim())
    draftUploads(session.id).giveBack(left.files)
  })
  useEffect(() => () => onLeave(), [])

  const onUnsent = useEffectEvent(() => {
    const unsent = session.unsent.take()
    if (!unsent) return
    setFailure(unsent.failure)
    const isBeginning = session.chat.messages.length === 0
    if (isBeginning) chatList.remove(session.id)
    if (!isBeginning || isNew) return giveBack(unsent)
    drafts.write("new", unsent.text)
    draftUploads("new").giveBack(unsent.files)
    backToNew()
  })
  useEffect(() => {
    if (state.unsent) onUnsent()
  }, [state.unsent])

  const title = state.detail?.title ?? listed?.title
  const dismiss = () => setFailure(null)
  return { text, setText, submit, attached, waiting, failure, dismiss, queue, unqueue: remove, title }
}

/** The new chat as the sidebar shows it until the server gives it a title. */
function beginning(id: ChatId, { text, files }: Written): ChatSummary {
  const now = new Date().toISOString()
  const title = (text.trim() || (files[0]?.name ?? "")).split("\n", 1)[0]?.slice(0, 80) ?? ""
  return { id, title, createdAt: now, updatedAt: now, pinned: false, generationId: null }
}
