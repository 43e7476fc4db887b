import "server-only"
import { headers } from "next/headers"
import { redirect } from "next/navigation"
import { demoPrompts } from "../demo/prompts"
import type { User } from "./auth/access"
import { listChats } from "./chat-store/chats"
import { AppError } from "./errors"
import { chatDetail } from "./generation/chat-detail"
import type { ChatDetail, ChatPage, ModelInfo } from "./protocol/chat"
import { type ChatId, idPattern, type UserId } from "./protocol/ids"
import { getServer, type Server } from "./server"

/** What a page needs before its first paint. `chat` is null for a new chat and for one that is missing or foreign. */
export type InitialData = {
  session: boolean
  /** Where one's account is managed, or made; null where there is a single user. */
  account: "account" | "sign-in" | null
  isOperator: boolean
  chats: ChatPage
  chat: ChatDetail | null
  models: ModelInfo[]
  suggestions: readonly { id: string; label: string; prompt: string }[]
}

const firstPage = 30

/** Reads only: a page makes no session, so that crawlers make no guests. */
export async function initialData(chatId?: string): Promise<InitialData> {
  const server = await getServer()
  const user = (await server.auth.find(await headers()))?.user
  if (!user && server.auth.mode !== "guests") redirect("/sign-in")
  const models = server.models.list()
  const suggestions = models[0]?.scripted ? demoPrompts : []
  const account = accountPlace(server, user)
  const isOperator = user?.isOperator ?? false
  const shared = { account, isOperator, models, suggestions }
  if (!user) return { ...shared, session: false, chats: { chats: [], next: null }, chat: null }
  const chats = await listChats(server.db, { userId: user.id, limit: firstPage })
  const chat = chatId ? await ownChat(server, chatId, user.id) : null
  return { ...shared, session: true, chats, chat }
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
