import "server-only"
import { redirect } from "next/navigation"
import { promptsIn } from "../demo/prompts"
import type { User } from "./auth/access"
import { listChats } from "./chat-store/chats"
import { AppError } from "./errors"
import { chatDetail } from "./generation/chat-detail"
import { graceMsFor } from "./generation/grace"
import { pageLocale } from "./i18n/words"
import { pageAppearance } from "./page-appearance"
import { pagePreferences, pageSession } from "./page-session"
import type { ChatDetail, ChatPage, ModelInfo } from "./protocol/chat"
import { type ChatId, idPattern, type UserId } from "./protocol/ids"
import { defaultPreferences, type Preferences } from "./protocol/preferences"
import { getServer, type Server } from "./server"

/** What all pages of the chat need before their first paint. */
export type InitialData = {
  session: boolean
  /** Where one's account is managed, or made; null where there is a single user. */
  account: "account" | "sign-in" | null
  isOperator: boolean
  chats: ChatPage
  models: ModelInfo[]
  suggestions: readonly { id: string; label: string; prompt: string }[]
  preferences: Preferences
  /** What becomes of an answer without a reader where the user has not said: `afterMs` is how long the reader is waited for. */
  leaving: { byDefault: "cancel" | "finish"; afterMs: number }
}

const firstPage = 30

/** Reads only: a page makes no session, so that crawlers make no guests. */
export async function initialData(): Promise<InitialData> {
  const [server, user] = await visitor()
  const models = server.models.list()
  const suggestions = models[0]?.scripted ? promptsIn(await pageLocale()) : []
  const same = {
    account: accountPlace(server, user),
    isOperator: user?.isOperator ?? false,
    models,
    suggestions,
    // A browser without a session still has its looks.
    preferences: (await pagePreferences()) ?? { ...defaultPreferences, ...(await pageAppearance()) },
    leaving: leaving(server),
  }
  if (!user) return { ...same, session: false, chats: { chats: [], next: null } }
  const chats = await listChats(server.db, { userId: user.id, limit: firstPage })
  return { ...same, session: true, chats }
}

/** The chat of a page; null for one that is missing or foreign. */
export async function initialChat(chatId: string): Promise<ChatDetail | null> {
  const [server, user] = await visitor()
  return user ? await ownChat(server, chatId, user.id) : null
}

/** Who asks for the page, nobody yet included; whoever must sign in is sent there. */
async function visitor(): Promise<[Server, User | undefined]> {
  const server = await getServer()
  const user = (await pageSession())?.user
  if (!user && server.auth.mode !== "guests") redirect("/sign-in")
  return [server, user]
}

function leaving({ config }: Server): InitialData["leaving"] {
  const operatorMs = config.DISCONNECT_GRACE_MS
  return { byDefault: operatorMs < 0 ? "finish" : "cancel", afterMs: graceMsFor("cancel", operatorMs) }
}

function accountPlace({ auth }: Server, user: User | undefined): InitialData["account"] {
  if (auth.mode === "single-user") return null
  return user && !user.isGuest ? "account" : "sign-in"
}

async function ownChat(server: Server, chatId: string, userId: UserId): Promise<ChatDetail | null> {
  if (!idPattern.test(chatId)) return null
  try {
    return await chatDetail(server, chatId as ChatId, userId)
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null
    throw error
  }
}
