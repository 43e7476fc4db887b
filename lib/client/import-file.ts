import "./browser/no-jit"
import { importMaxBytes } from "../protocol/exported"
import { readImport } from "../protocol/read-import"
import { RequestFailed } from "./request-failed"

export const importMaxFileMegabytes = 200
const batchCharacters = 1_000_000
const batchChats = 50
/** How often a server that is busy is asked again. */
const maxWaits = 20

export type ImportProgress = { done: number; total: number }
export type ImportOutcome = {
  /** `failed`: the server took no more, `unreadable`: the file is something else; neither can be helped by going on. */
  end: "done" | "cancelled" | "failed" | "unreadable" | "too-large"
  imported: number
  skipped: number
}

type Options = {
  post(chats: readonly string[], signal: AbortSignal): Promise<unknown>
  onProgress(progress: ImportProgress): void
  signal: AbortSignal
  /** Resolves after so many milliseconds, at once when it was aborted. */
  pause(ms: number, signal: AbortSignal): Promise<void>
}

/** Brings the chats of a file in, a few at a time. What was brought in stays, however it ends. Never rejects. */
export async function importFile(file: Blob, options: Options): Promise<ImportOutcome> {
  if (file.size > importMaxFileMegabytes * 1024 * 1024) return { end: "too-large", imported: 0, skipped: 0 }
  const content = await read(file)
  if (!content) return { end: "unreadable", imported: 0, skipped: 0 }
  const { batches, total, skipped } = content
  let imported = 0
  try {
    for (const batch of batches) {
      options.onProgress({ done: imported, total })
      await post(batch, options)
      imported += batch.length
    }
    return { end: "done", imported, skipped }
  } catch {
    return { end: options.signal.aborted ? "cancelled" : "failed", imported, skipped }
  }
}

async function read(file: Blob): Promise<{ batches: string[][]; total: number; skipped: number } | null> {
  try {
    const { chats, skipped } = readImport(await file.text())
    const bodies = chats.map((chat) => JSON.stringify(chat))
    const fitting = bodies.filter((body) => new Blob([body]).size < importMaxBytes - 100)
    const tooLong = bodies.length - fitting.length
    return { batches: inBatches(fitting), total: fitting.length, skipped: skipped + tooLong }
  } catch {
    return null
  }
}

function inBatches(bodies: readonly string[]): string[][] {
  const batches: string[][] = []
  let length = Number.POSITIVE_INFINITY
  for (const body of bodies) {
    const last = batches.at(-1)
    if (last && last.length < batchChats && length + body.length <= batchCharacters) last.push(body)
    else batches.push([body])
    length = last === batches.at(-1) ? length + body.length : body.length
  }
  return batches
}

async function post(batch: readonly string[], options: Options): Promise<void> {
  for (let waits = 0; ; waits++) {
    options.signal.throwIfAborted()
    try {
      await options.post(batch, options.signal)
      return
    } catch (error) {
      const failure = error instanceof RequestFailed ? error.failure : null
      if (failure?.code !== "too_many_requests" || waits === maxWaits) throw error
      await options.pause((failure.retryAfterS ?? 1) * 1_000, options.signal)
    }
  }
}
