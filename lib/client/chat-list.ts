import type { ChatPage, ChatSummary } from "../protocol/chat"
import type { ChatId } from "../protocol/ids"
import type { LiveEvent } from "../protocol/live"
import { Store } from "./store"

export type ChatListState = {
  /** Newest first. */
  chats: readonly ChatSummary[]
  /** The cursor of the following page, null at the end. */
  next: string | null
  more: "idle" | "loading" | "failed"
}

export type ListChats = (page: { before?: string }) => Promise<ChatPage>

/** The chats of the sidebar: what the page was rendered with, kept up by what this tab does and what it hears. */
export class ChatList {
  readonly state: Store<ChatListState>
  readonly #list: ListChats
  /** Chats whose deletion can still be undone, or is on its way. */
  readonly #hidden = new Set<ChatId>()

  constructor(list: ListChats, initial: ChatPage) {
    this.#list = list
    this.state = new Store<ChatListState>({ chats: initial.chats, next: initial.next, more: "idle" })
  }

  /** Shows a chat at the top at once, before the server tells of it. */
  put(chat: ChatSummary): void {
    this.#set([chat, ...this.state.get().chats.filter(({ id }) => id !== chat.id)])
  }

  change(id: ChatId, patch: Partial<ChatSummary>): void {
    this.#set(this.state.get().chats.map((chat) => (chat.id === id ? { ...chat, ...patch } : chat)))
  }

  /** Takes a chat out of the list; returns the way to put it back. */
  hide(id: ChatId): () => void {
    const { chats } = this.state.get()
    this.#hidden.add(id)
    this.#set(chats)
    const hidden = chats.find((chat) => chat.id === id)
    return () => {
      this.#hidden.delete(id)
      if (hidden) this.#set([...this.state.get().chats, hidden].sort(newestFirst))
    }
  }

  /** Lets a chat be listed again whose deletion was called off. */
  unhide(id: ChatId): void {
    this.#hidden.delete(id)
  }

  remove(id: ChatId): void {
    this.#set(this.state.get().chats.filter((chat) => chat.id !== id))
  }

  /** Takes in what the live connection tells. */
  onLive(event: LiveEvent): void {
    if (event.type === "resync") void this.refresh()
    else if (!("chatId" in event)) return
    else if (event.type === "branch-switched" || event.type === "chat-settings-changed") return
    else if (event.type === "chat-deleted") this.remove(event.chatId)
    else if (!this.state.get().chats.some(({ id }) => id === event.chatId)) void this.refresh()
    else if (event.type === "chat-changed")
      this.#touch(event.chatId, { title: event.title, updatedAt: event.updatedAt, pinned: event.pinned })
    else if (event.type === "generation-started")
      this.#touch(event.chatId, { generationId: event.generationId })
    else this.change(event.chatId, { generationId: null })
  }

  /** Loads the newest page again and keeps the older ones. A server that is away changes nothing. */
  async refresh(): Promise<void> {
    const page = await this.#list({}).catch(() => null)
    if (!page) return
    const oldest = page.chats.at(-1)
    const fresh = new Set(page.chats.map(({ id }) => id))
    const older = this.state
      .get()
      .chats.filter((chat) => !fresh.has(chat.id) && oldest && newestFirst(oldest, chat) < 0)
    const kept = page.next === null ? [] : older
    this.#set([...page.chats, ...kept])
    if (kept.length === 0) this.state.patch({ next: page.next })
  }

  async loadMore(): Promise<void> {
    const { next, more } = this.state.get()
    if (next === null || more === "loading") return
    this.state.patch({ more: "loading" })
    const page = await this.#list({ before: next }).catch(() => null)
    if (!page) return this.state.patch({ more: "failed" })
    const known = new Set(this.state.get().chats.map(({ id }) => id))
    this.#set([...this.state.get().chats, ...page.chats.filter(({ id }) => !known.has(id))])
    this.state.patch({ next: page.next, more: "idle" })
  }

  #touch(id: ChatId, patch: Partial<ChatSummary>): void {
    const updatedAt = patch.updatedAt ?? new Date().toISOString()
    this.change(id, { ...patch, updatedAt })
    this.#set(this.state.get().chats.toSorted(newestFirst))
  }

  #set(chats: readonly ChatSummary[]): void {
    this.state.patch({ chats: chats.filter(({ id }) => !this.#hidden.has(id)) })
  }
}

function newestFirst(a: ChatSummary, b: ChatSummary): number {
  return b.updatedAt.localeCompare(a.updatedAt) || b.id.localeCompare(a.id)
}
