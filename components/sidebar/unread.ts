import { Store } from "@/lib/client/store"
import type { ChatId } from "@/lib/protocol/ids"

const key = "unread-chats"

/** The chats whose answer ended while they were not on screen, until they are opened. Kept for the tab. */
export const unread = new Store<{ ids: readonly ChatId[] }>({ ids: [] })

export function markUnread(id: ChatId): void {
  set([...without(id), id])
}

export function markRead(id: ChatId): void {
  if (unread.get().ids.includes(id)) set(without(id))
}

/** Brings back what was unread before a reload. */
export function restoreUnread(): void {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? "[]")
    if (Array.isArray(kept)) unread.patch({ ids: kept.filter((id): id is ChatId => typeof id === "string") })
  } catch {
    /* nothing was kept */
  }
}

function without(id: ChatId): ChatId[] {
  return unread.get().ids.filter((other) => other !== id)
}

function set(ids: readonly ChatId[]): void {
  unread.patch({ ids })
  try {
    sessionStorage.setItem(key, JSON.stringify(ids))
  } catch {
    /* then a reload forgets them */
  }
}
