"use client"

import { createContext, type ReactNode, use, useState } from "react"
import { listChats } from "@/lib/client/api"
import { ChatList } from "@/lib/client/chat-list"
import { announceSession } from "@/lib/client/session"
import { useLive } from "@/lib/client/use-live"
import type { ChatPage, ModelInfo } from "@/lib/protocol/chat"
import type { Suggestion } from "../chat/empty-chat"

/** What the pages were rendered with. */
export type AppData = {
  session: boolean
  account: "account" | "sign-in" | null
  isOperator: boolean
  chats: ChatPage
  models: readonly ModelInfo[]
  suggestions: readonly Suggestion[]
}

type App = Pick<AppData, "account" | "isOperator"> & {
  chatList: ChatList
  models: readonly ModelInfo[]
  suggestions: readonly Suggestion[]
}

const Context = createContext<App | null>(null)

/** Holds what all pages of the chat share, and the live connection that keeps it up. */
export function AppProvider({ data, children }: { data: AppData; children: ReactNode }) {
  const [app] = useState(() => createApp(data))
  useLive((signal) => app.chatList.onLive(signal))
  return <Context value={app}>{children}</Context>
}

function createApp({ session, chats, ...rest }: AppData): App {
  if (typeof window !== "undefined") announceSession({ present: session })
  return { ...rest, chatList: new ChatList(listChats, chats) }
}

/** Throws outside of `AppProvider`. */
export function useApp(): App {
  const app = use(Context)
  if (!app) throw new Error("useApp outside of AppProvider")
  return app
}

/** Whether the operator looks; false outside of the app, such as on a shared page. */
export function useIsOperator(): boolean {
  return use(Context)?.isOperator ?? false
}
