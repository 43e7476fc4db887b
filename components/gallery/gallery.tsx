"use client"

import { type ChatActions, ChatActionsProvider } from "../chat/chat-actions"
import { LinkQuestions } from "../markdown/link-questions"
import { MessageStates, Outcomes, Texts } from "./answers"
import { FrameParts, models } from "./frame-parts"
import { Parts } from "./parts"

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

/** Every component in every state, from fixtures. */
export function Gallery() {
  return (
    <ChatActionsProvider value={actions}>
      <main className="mx-auto max-w-column px-4 py-8 sm:px-6">
        <h1 className="mb-8 font-semibold text-2xl tracking-tight">Gallery</h1>
        <FrameParts />
        <MessageStates />
        <Parts />
        <Texts />
        <Outcomes />
      </main>
      <LinkQuestions />
    </ChatActionsProvider>
  )
}
