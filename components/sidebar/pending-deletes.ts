import type { ChatId } from "@/lib/protocol/ids"

const key = "pending-deletes"

/** `sent`: the page was left, and the request for it went out with nobody to hear the answer. */
type PendingDelete = { id: ChatId; sent: boolean }

/**
 * Chats whose deletion was asked for and can still be undone. Kept for the tab, so that a reload in those seconds neither
 * shows the chat again nor forgets to delete it.
 */
export const pendingDeletes = {
  read(): PendingDelete[] {
    try {
      const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? "[]")
      return Array.isArray(kept) ? kept.filter(isPending) : []
    } catch {
      return []
    }
  },
  add(id: ChatId): void {
    put(id, { sent: false })
  },
  markSent(id: ChatId): void {
    put(id, { sent: true })
  },
  remove(id: ChatId): void {
    write(others(id))
  },
}

function put(id: ChatId, { sent }: { sent: boolean }): void {
  write([...others(id), { id, sent }])
}

function others(id: ChatId): PendingDelete[] {
  return pendingDeletes.read().filter((pending) => pending.id !== id)
}

function isPending(value: unknown): value is PendingDelete {
  return typeof (value as PendingDelete | null)?.id === "string"
}

function write(pending: PendingDelete[]): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(pending))
  } catch {
    /* then only a reload within the seconds to undo brings the chat back */
  }
}
