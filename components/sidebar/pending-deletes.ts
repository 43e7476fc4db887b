import type { ChatId } from "@/lib/protocol/ids"

const key = "pending-deletes"

/**
 * Chats whose deletion was asked for and can still be undone. Kept for the tab, so that a reload in those seconds neither
 * shows the chat again nor forgets to delete it.
 */
export const pendingDeletes = {
  read(): ChatId[] {
    try {
      const ids: unknown = JSON.parse(sessionStorage.getItem(key) ?? "[]")
      return Array.isArray(ids) ? ids.filter((id): id is ChatId => typeof id === "string") : []
    } catch {
      return []
    }
  },
  add(id: ChatId): void {
    write([...pendingDeletes.read().filter((other) => other !== id), id])
  },
  remove(id: ChatId): void {
    write(pendingDeletes.read().filter((other) => other !== id))
  },
}

function write(ids: ChatId[]): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(ids))
  } catch {
    /* then only a reload within the seconds to undo brings the chat back */
  }
}
