"use client"

import { useRef, useState } from "react"
import type { ChatSession } from "@/lib/client/chat-session"
import { settingsOf } from "@/lib/client/chat-settings"
import type { SessionState } from "@/lib/client/session-state"
import { useStore } from "@/lib/client/use-store"
import type { ChatMessage } from "@/lib/protocol/message"
import { useCommands } from "../commands/commands"
import { downloadChats } from "../data/download"
import { useApp } from "../shell/app-context"
import { useDeleteChat } from "../sidebar/use-delete-chat"
import { usePin } from "../sidebar/use-pin"
import { lastText } from "./message-content"
import { useCopy } from "./use-copy"

type ChatCommands = { session: ChatSession; state: SessionState; messages: readonly ChatMessage[] }

/** Offers what can be done with this chat; returns what its header and composer need to be opened by commands. */
export function useChatCommands({ session, state, messages }: ChatCommands) {
  const { chatList } = useApp()
  const listed = useStore(chatList.state).chats.find(({ id }) => id === session.id)
  const [openModel, openSettings, openShare] = [useOpener(), useOpener(), useOpener()]
  const [isRenaming, setRenaming] = useState(false)
  const deleteChat = useDeleteChat()
  const pin = usePin()
  const copy = useCopy()
  const { temporary } = settingsOf(state)
  const hasAnswer = messages.some(({ metadata }) => metadata?.outcome)
  const answer = lastText(messages)
  useCommands({
    temporary: session.hasBegun ? undefined : () => session.begin({ temporary: !temporary }),
    model: () => openModel.current?.(),
    instructions: () => openSettings.current?.(),
    share: hasAnswer && !temporary ? () => openShare.current?.() : undefined,
    copyAnswer: answer ? () => copy(answer) : undefined,
    exportMarkdown: hasAnswer ? () => downloadChats("markdown", session.id) : undefined,
    exportJson: hasAnswer ? () => downloadChats("json", session.id) : undefined,
    rename: listed && (() => setRenaming(true)),
    pin: listed && !listed.pinned ? () => pin(listed) : undefined,
    unpin: listed?.pinned ? () => pin(listed) : undefined,
    delete: listed && (() => deleteChat(listed)),
    stop: state.running ? () => void session.stop() : undefined,
  })
  return {
    hasAnswer,
    openModel,
    openSettings,
    openShare,
    renaming: isRenaming ? listed : undefined,
    endRenaming: () => setRenaming(false),
  }
}

function useOpener() {
  return useRef<(() => void) | null>(null)
}
