import { RequestFailed } from "./request-failed"

export const importMaxFileMegabytes = 200
/** How often a server that is busy is asked again. */
const maxWaits = 20

/** The chats of a file, in bodies of requests; `skipped` could not be read. */
export type ImportContent = {
  batches: readonly { body: Blob; chats: number }[]
  total: number
  skipped: number
}
export type ImportProgress = { done: number; total: number }
export type ImportOutcome = {
  /** `failed`: the server took no more, `unreadable`: the file is something else; neither can be helped by going on. */
  end: "done" | "cancelled" | "failed" | "unreadable" | "too-large"
  imported: number
  skipped: number
}

type Options = {
  /** Reads the file; null when it is something else. Rejects when aborted. */
  read(file: Blob, signal: AbortSignal): Promise<ImportContent | null>
  post(body: Blob, signal: AbortSignal): Promise<unknown>
  onProgress(progress: ImportProgress): void
  signal: AbortSignal
  /** Resolves after so many milliseconds, at once when it was aborted. */
  pause(ms: number, signal: AbortSignal): Promise<void>
}

/** Brings the chats of a file in, a few at a time. What was brought in stays, however it ends. Never rejects. */
export async function importFile(file: Blob, options: Options): Promise<ImportOutcome> {
  if (file.size > importMaxFileMegabytes * 1024 * 1024) return { end: "too-large", imported: 0, skipped: 0 }
  let [imported, skipped] = [0, 0]
  try {
    const content = await options.read(file, options.signal)
    if (!content) return { end: "unreadable", imported, skipped }
    const { batches, total } = content
    skipped = content.skipped
    for (const { body, chats } of batches) {
      options.onProgress({ done: imported, total })
      await post(body, options)
      imported += chats
    }
    return { end: "done", imported, skipped }
  } catch {
    return { end: options.signal.aborted ? "cancelled" : "failed", imported, skipped }
  }
}

async function post(body: Blob, options: Options): Promise<void> {
  for (let waits = 0; ; waits++) {
    options.signal.throwIfAborted()
    try {
      await options.post(body, options.signal)
      return
    } catch (error) {
      const failure = error instanceof RequestFailed ? error.failure : null
      if (failure?.code !== "too_many_requests" || waits === maxWaits) throw error
      await options.pause((failure.retryAfterS ?? 1) * 1_000, options.signal)
    }
  }
}
