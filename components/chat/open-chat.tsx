"use client"

import { useChat } from "@ai-sdk/react"
import { useRef } from "react"
import { useTranslations } from "use-intl"
import { approveTool, continueAnswer, retryAnswer } from "@/lib/client/chat-actions"
import type { ChatSession } from "@/lib/client/chat-session"
import type { SessionState } from "@/lib/client/session-state"
import { useApp } from "../shell/app-context"
import { type ChatActions, ChatActionsProvider } from "./chat-actions"
import { ChatHeader } from "./chat-header"
import { Composer } from "./composer"
import { ConnectionBanner } from "./connection-banner"
import { Conversation } from "./conversation"
import { DemoRemark } from "./demo-remark"
import { Greeting, Suggestions } from "./empty-chat"
import { LoadState } from "./load-state"
import { ModelPicker } from "./model-picker"
import { SendProblem } from "./send-problem"
import { StatusRegion } from "./status-region"
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
  const stop = () => void session.stop()
  useStopKey(state.running, stop)

  const isEmpty = messages.length === 0 && !state.running && state.loading === "ready"
  const title = isEmpty ? t("chat.untitled") : (sending.title ?? t("chat.untitled"))
  return (
    <ChatActionsProvider value={useActions(session, state.running)}>
      <title>{isEmpty ? t("app.name") : `${title} · ${t("app.name")}`}</title>
      <ChatHeader title={isEmpty ? "" : title} />
      {isEmpty ? (
        <div className="flex min-h-0 flex-1 flex-col justify-end overflow-y-auto sm:flex-[0_0_auto] sm:pt-[18dvh]">
          <Greeting scripted={model?.scripted ?? false} />
        </div>
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
      <div className="safe-bottom mx-auto w-full max-w-column px-3 sm:px-6">
        <ConnectionBanner connection={state.connection} onReconnect={() => session.reconnect()} />
        <SendProblem failure={sending.failure} onDismiss={sending.dismiss} />
        <Composer
          text={sending.text}
          onText={sending.setText}
          onSend={() => sending.send(sending.text)}
          onStop={stop}
          running={state.running}
          stopping={state.stopping}
          boxRef={box}
          tools={<ModelPicker models={models} selected={model} onPick={choose} />}
        />
        {model?.scripted && !isEmpty && <DemoRemark />}
        {isEmpty && <Suggestions items={suggestions} onPick={sending.send} />}
      </div>
      <StatusRegion running={state.running} last={messages.at(-1)} />
    </ChatActionsProvider>
  )
}

function useActions(session: ChatSession, running: boolean): ChatActions {
  const { models } = useApp()
  return {
    models,
    canAct: !running,
    retry: (messageId, model) => void retryAnswer(session, { messageId, model }),
    continueAnswer: (messageId) => void continueAnswer(session, { messageId }),
    approve: (messageId, approvalId, approved) =>
      void approveTool(session, { messageId, approvalId, approved }),
  }
}
