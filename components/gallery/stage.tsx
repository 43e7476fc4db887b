"use client"

import type { ReactNode } from "react"
import { type ChatActions, ChatActionsProvider } from "../chat/chat-actions"
import { LinkQuestions } from "../markdown/link-questions"
import { AppProvider } from "../shell/app-context"
import { chats } from "./chats"
import { models } from "./models"
import { asSet } from "./preferences"

const nothing = () => {}
const actions: ChatActions = {
  models,
  canAct: true,
  retry: nothing,
  continueAnswer: nothing,
  approve: nothing,
  editing: null,
  setEditing: nothing,
  edit: nothing,
}
const data = {
  session: false,
  account: "sign-in",
  isOperator: false,
  chats: { chats, next: "more" },
  models,
  suggestions: [],
  ...asSet,
} as const

/** What components find around them in the app, with fixtures in place of a server. */
export function Stage({ children }: { children: ReactNode }) {
  return (
    <AppProvider data={data}>
      <ChatActionsProvider value={actions}>{children}</ChatActionsProvider>
      <LinkQuestions />
    </AppProvider>
  )
}
