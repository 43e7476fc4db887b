"use client"

import { useChat } from "@ai-sdk/react"
import { useEffect, useRef } from "react"
import { useTranslations } from "use-intl"
import type { ChatSession } from "@/lib/client/chat-session"
import type { SessionState } from "@/lib/client/session-state"
import type { MessageId } from "@/lib/protocol/ids"
import { BranchesContext, useBranches } from "../branches/branches-context"
import { loadHealer } from "../markdown/heal"
import { useJump } from "../search/jump"
import { ShareButton } from "../share/share-button"
import { useApp } from "../shell/app-context"
import { useLastAnswer } from "../shell/last-answer"
import { ChatActionsProvider } from "./chat-actions"
import { ChatComposer } from "./chat-composer"
import { ChatHeader } from "./chat-header"
import { ConnectionBanner } from "./connection-banner"
import { Conversation } from "./conversation"
import { DemoRemark } from "./demo-remark"
import { Greeting, Suggestions } from "./empty-chat"
import { LoadState } from "./load-state"
import { lastText } from "./message-content"
import { ModelPicker } from "./model-picker"
import { QueuedMessages } from "./queued-messages"
import { SendProblem } from "./send-problem"
import { StatusRegion } from "./status-region"
import { useActions } from "./use-actions"
import { useModelChoice } from "./use-model-choice"
import { useSending } from "./use-sending"
import { useStopKey } from "./use-stop-key"

const renderEveryMs = 50

type OpenChatProps = { session: ChatSession; state: SessionState; isNew: boolean; backToNew(): void }

/** One chat, with everything to read and write it. The only user of `useChat`. */
export function OpenChat({ session, state, isNew, backToNew }: OpenChatProps) {
  const t = useTranslations()
  const { models, suggestions } = useApp()
  const { messages } = useChat({ chat: session.chat, throttle: renderEveryMs })
  const { model, choose } = useModelChoice(models, state.detail?.model ?? null)
  const box = useRef<HTMLTextAreaElement>(null)
  const sending = useSending({ session, state, isNew, backToNew, model: model?.id, box })
  const actions = useActions({ session, running: state.running, models, model: model?.id })
  const branches = useBranches(session, state)
  const stop = () => void session.stop()
  useStopKey(state.running, stop)
  useEffect(() => void loadHealer(), [])
  useJump(session, messages, state.loading === "ready")
  useLastAnswer(() => lastText(messages))

  const isEmpty = messages.length === 0 && !state.running && state.loading === "ready"
  const hasAnswer = messages.some(({ metadata }) => metadata?.outcome)
  const title = isEmpty ? "" : (sending.title ?? t("chat.untitled"))
  const lastQuestion = messages.findLast(({ role }) => role === "user")?.id as MessageId | undefined
  return (
    <ChatActionsProvider value={actions}>
      <BranchesContext value={branches}>
        <title>{title ? `${title} · ${t("app.name")}` : t("app.name")}</title>
        <ChatHeader title={title}>{hasAnswer && <ShareButton chatId={session.id} />}</ChatHeader>
        {isEmpty ? (
          <Greeting scripted={model?.scripted ?? false} />
        ) : (
          <Conversation
            key={session.id}
            chatId={session.id}
            messages={messages}
            running={state.running}
            notice={state.notice}
            askedModel={model?.name}
          >
            <LoadState loading={state.loading} onRetry={() => void session.sync()} />
          </Conversation>
        )}
        <div className="safe-bottom fade-above relative mx-auto w-full max-w-column px-3 sm:px-6">
          <ConnectionBanner connection={state.connection} onReconnect={() => session.reconnect()} />
          <SendProblem failure={sending.failure} onDismiss={sending.dismiss} />
          <QueuedMessages queue={sending.queue} onRemove={sending.unqueue} />
          <ChatComposer
            sending={sending}
            model={model}
            onStop={stop}
            onEditLast={() => lastQuestion && actions.canAct && actions.setEditing(lastQuestion)}
            running={state.running}
            stopping={state.stopping}
            boxRef={box}
            tools={<ModelPicker models={models} selected={model} onPick={choose} />}
          />
          {isEmpty ? (
            <Suggestions items={suggestions} onPick={sending.submit} />
          ) : (
            model?.scripted && <DemoRemark />
          )}
        </div>
        <StatusRegion running={state.running} last={messages.at(-1)} />
      </BranchesContext>
    </ChatActionsProvider>
  )
}
