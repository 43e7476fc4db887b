"use client"

import { useChat } from "@ai-sdk/react"
import { type ComponentType, useEffect, useRef } from "react"
import { useTranslations } from "use-intl"
import type { ChatSession } from "@/lib/client/chat-session"
import { settingsOf } from "@/lib/client/chat-settings"
import type { SessionState } from "@/lib/client/session-state"
import type { MessageId } from "@/lib/protocol/ids"
import { BranchesContext, useBranches } from "../branches/branches-context"
import { lazyPart } from "../lazy/lazy-part"
import { loadHealer } from "../markdown/heal"
import { RatingsContext, useSessionRatings } from "../rating/ratings-context"
import { useJump } from "../search/jump"
import { useApp } from "../shell/app-context"
import { TemporaryRemark } from "../temporary/temporary-remark"
import { useLeaving } from "../temporary/use-leaving"
import { ChatActionsProvider } from "./chat-actions"
import { ChatComposer } from "./chat-composer"
import { ChatHeader } from "./chat-header"
import { ChatTools } from "./chat-tools"
import { ConnectionBanner } from "./connection-banner"
import type { ConversationProps } from "./conversation"
import { DemoRemark } from "./demo-remark"
import { Greeting, Suggestions } from "./empty-chat"
import { LoadState } from "./load-state"
import { ModelPicker } from "./model-picker"
import { QueuedMessages } from "./queued-messages"
import { SendProblem } from "./send-problem"
import { StatusRegion } from "./status-region"
import { useActions } from "./use-actions"
import { useChatCommands } from "./use-chat-commands"
import { useModelChoice } from "./use-model-choice"
import { useSending } from "./use-sending"
import { useStopKey } from "./use-stop-key"

const RenameDialog = lazyPart(() =>
  import("../sidebar/rename-dialog").then(({ RenameDialog }) => RenameDialog),
)

const renderEveryMs = 50

export type OpenChatProps = {
  session: ChatSession
  state: SessionState
  isNew: boolean
  backToNew(): void
  /** Shows the messages. */
  Conversation: ComponentType<ConversationProps>
}

/** One chat, with everything to read and write it. The only user of `useChat`. */
export function OpenChat({ session, state, isNew, backToNew, Conversation }: OpenChatProps) {
  const t = useTranslations()
  const { models, suggestions } = useApp()
  const { messages } = useChat({ chat: session.chat, throttle: renderEveryMs })
  const { model, choose } = useModelChoice(models, state.detail?.model ?? null)
  const box = useRef<HTMLTextAreaElement>(null)
  const sending = useSending({ session, state, isNew, backToNew, model: model?.id, box })
  const actions = useActions({ session, running: state.running, models, model: model?.id })
  const branches = useBranches(session, state)
  const ratings = useSessionRatings(session, state.ratings)
  const stop = () => void session.stop()
  useStopKey(state.running, stop)
  useEffect(() => void loadHealer(), [])
  useJump(session, messages, state.loading === "ready")
  const commands = useChatCommands({ session, state, messages })
  const settings = settingsOf(state)
  useLeaving(session, settings.temporary)

  const isEmpty = messages.length === 0 && !state.running && state.loading === "ready"
  const ownTitle = settings.temporary ? t("temporary.title") : (sending.title ?? t("chat.untitled"))
  const title = isEmpty ? "" : ownTitle
  const lastQuestion = messages.findLast(({ role }) => role === "user")?.id as MessageId | undefined
  return (
    <ChatActionsProvider value={actions}>
      <BranchesContext value={branches}>
        <title>{title ? `${title} · ${t("app.name")}` : t("app.name")}</title>
        <ChatHeader title={title}>
          <ChatTools
            session={session}
            settings={settings}
            model={model}
            hasAnswer={commands.hasAnswer}
            openSettings={commands.openSettings}
            openShare={commands.openShare}
          />
        </ChatHeader>
        {isEmpty ? (
          <Greeting scripted={model?.scripted ?? false} temporary={settings.temporary} />
        ) : (
          <RatingsContext value={ratings}>
            <Conversation
              key={session.id}
              chatId={session.id}
              messages={messages}
              sentId={state.sentId}
              running={state.running}
              notice={state.notice}
              askedModel={model?.name}
            >
              <LoadState loading={state.loading} onRetry={() => void session.sync()} />
            </Conversation>
          </RatingsContext>
        )}
        <div className="safe-bottom fade-above relative mx-auto w-full max-w-column px-3 sm:px-6">
          <ConnectionBanner connection={state.connection} onReconnect={() => session.reconnect()} />
          <SendProblem failure={sending.failure} onDismiss={sending.dismiss} />
          {settings.temporary && session.hasBegun && <TemporaryRemark session={session} />}
          <QueuedMessages queue={sending.queue} onRemove={sending.unqueue} />
          <ChatComposer
            sending={sending}
            model={model}
            onStop={stop}
            onEditLast={() => lastQuestion && actions.canAct && actions.setEditing(lastQuestion)}
            running={state.running}
            stopping={state.stopping}
            boxRef={box}
            tools={
              <ModelPicker models={models} selected={model} onPick={choose} opener={commands.openModel} />
            }
          />
          {isEmpty ? (
            <Suggestions items={suggestions} onPick={sending.submit} />
          ) : (
            model?.scripted && <DemoRemark />
          )}
        </div>
        {commands.renaming && <RenameDialog chat={commands.renaming} onClose={commands.endRenaming} />}
        <StatusRegion running={state.running} last={messages.at(-1)} />
      </BranchesContext>
    </ChatActionsProvider>
  )
}
