"use client"

import { useMemo, useState } from "react"
import { attachedFiles } from "@/lib/client/attached-file"
import { approveTool, continueAnswer, retryAnswer, sendMessage } from "@/lib/client/chat-actions"
import type { ChatSession } from "@/lib/client/chat-session"
import type { ModelInfo } from "@/lib/protocol/chat"
import type { MessageId } from "@/lib/protocol/ids"
import type { ChatActions } from "./chat-actions"

type UseActions = {
  session: ChatSession
  running: boolean
  models: readonly ModelInfo[]
  model: string | undefined
}

/** What the messages of this chat can do. Stable while an answer grows, so that finished messages do not render again. */
export function useActions({ session, running, models, model }: UseActions): ChatActions {
  const [editing, setEditing] = useState<MessageId | null>(null)
  return useMemo(
    () => ({
      models,
      canAct: !running,
      retry: (messageId, otherModel) => void retryAfterStop(session, messageId, otherModel),
      continueAnswer: (messageId) => void continueAnswer(session, { messageId }),
      approve: (messageId, approvalId, approved) =>
        void approveTool(session, { messageId, approvalId, approved }),
      editing,
      setEditing,
      edit: (messageId, text) => {
        setEditing(null)
        const edited = session.chat.messages.find(({ id }) => id === messageId)
        const files = edited ? attachedFiles(edited) : []
        void sendMessage(session, text, { model, files, parentId: parentOf(session, messageId) })
      },
    }),
    [session, running, models, model, editing],
  )
}

/** An answer that fell silent is still running: it is stopped first. */
async function retryAfterStop(
  session: ChatSession,
  messageId: MessageId,
  model: string | undefined,
): Promise<void> {
  const wasRunning = session.state.get().running
  if (wasRunning) {
    await session.stop()
    await untilEnded(session)
  }
  // An answer without a word yet has no id of its own.
  await retryAnswer(session, { messageId: wasRunning ? undefined : messageId, model })
}

function untilEnded(session: ChatSession): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (session.state.get().running) return
      unsubscribe()
      resolve()
    }
    const unsubscribe = session.state.subscribe(check)
    check()
  })
}

function parentOf(session: ChatSession, messageId: MessageId): MessageId | null {
  const { messages } = session.chat
  const index = messages.findIndex(({ id }) => id === messageId)
  return (messages[index - 1]?.id as MessageId | undefined) ?? null
}
