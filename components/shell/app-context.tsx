"use client"

import { createContext, type ReactNode, use, useState } from "react"
import { getPreferences, listChats, putPreferences } from "@/lib/client/api"
import { ChatList } from "@/lib/client/chat-list"
import { PreferenceStore } from "@/lib/client/preferences"
import { announceSession } from "@/lib/client/session"
import { useLive } from "@/lib/client/use-live"
import type { ChatPage, ModelInfo } from "@/lib/protocol/chat"
import type { Preferences } from "@/lib/protocol/preferences"
import type { Suggestion } from "../chat/empty-chat"

/** What the pages were rendered with. */
export type AppData = {
  session: boolean
  account: "account" | "sign-in" | null
  isOperator: boolean
  chats: ChatPage
  models: readonly ModelInfo[]
  suggestions: readonly Suggestion[]
  preferences: Preferences
  /** What becomes of an answer without a reader where the user has not said: `afterMs` is how long the reader is waited for. */
  leaving: { byDefault: "cancel" | "finish"; afterMs: number }
}

type App = Pick<AppData, "account" | "isOperator" | "leaving"> & {
  chatList: ChatList
  preferences: PreferenceStore
  models: readonly ModelInfo[]
  suggestions: readonly Suggestion[]
}

const Context = createContext<App | null>(null)

/** Holds what all pages of the chat share, and the live connection that keeps it up. */
export function AppProvider({ data, children }: { data: AppData; children: ReactNode }) {
  const [app] = useState(() => createApp(data))
  useLive((signal) => {
    if (signal.type === "preferences-changed") void app.preferences.refresh()
    else app.chatList.onLive(signal)
  })
  return <Context value={app}>{children}</Context>
}

function createApp({ session, chats, preferences, ...data }: AppData): App {
  if (typeof window !== "undefined") announceSession({ present: session })
  return {
    ...data,
    chatList: new ChatList(listChats, chats),
    preferences: new PreferenceStore({ get: getPreferences, put: putPreferences }, preferences),
  }
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
