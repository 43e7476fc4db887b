import type { DeletedChats } from "../protocol/chat"

export type DeletionOutcome = { end: "done" | "cancelled" | "failed"; deleted: number }

type Options = {
  /** Deletes some; resolves with how many, and whether there are more. */
  deleteSome(signal: AbortSignal): Promise<DeletedChats>
  onProgress(deleted: number): void
  signal: AbortSignal
}

/** Deletes all of the user's chats, some at a time, so that it can be watched and stopped. Never rejects. */
export async function deleteAllChats({ deleteSome, onProgress, signal }: Options): Promise<DeletionOutcome> {
  let deleted = 0
  try {
    for (let left = true; left; ) {
      signal.throwIfAborted()
      const some = await deleteSome(signal)
      deleted += some.deleted
      left = some.left
      onProgress(deleted)
    }
    return { end: "done", deleted }
  } catch {
    return { end: signal.aborted ? "cancelled" : "failed", deleted }
  }
}
