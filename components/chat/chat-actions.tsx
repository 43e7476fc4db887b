"use client"

import { createContext, use } from "react"
import type { ModelInfo } from "@/lib/protocol/chat"
import type { MessageId } from "@/lib/protocol/ids"

/** What can be done from within a message. */
export type ChatActions = {
  models: readonly ModelInfo[]
  /** False while an answer is being made. */
  canAct: boolean
  retry(messageId: MessageId, model?: string): void
  continueAnswer(messageId: MessageId): void
  approve(messageId: MessageId, approvalId: string, approved: boolean): void
  /** The reader's message that is being changed. */
  editing: MessageId | null
  setEditing(messageId: MessageId | null): void
  edit(messageId: MessageId, text: string): void
}

const Context = createContext<ChatActions | null>(null)
export const ChatActionsProvider = Context

/** The actions of the chat around this component. Throws outside of one. */
export function useChatActions(): ChatActions {
  const actions = use(Context)
  if (!actions) throw new Error("useChatActions outside of ChatActionsProvider")
  return actions
}
