import type { StopReceipt } from "../protocol/message"
import { RequestFailed } from "./request-failed"

export type StopDeps = {
  /** Sends the stop; null when nothing was running. */
  post(): Promise<StopReceipt | null>
  /** Whether an answer is still expected here. */
  isRunning(): boolean
  /** Whether the server is known to have accepted what started the answer. */
  isAccepted(): boolean
  pause(ms: number): Promise<unknown>
}

const firstPauseMs = 150
const longestPauseMs = 4_000

/**
 * Stops the running answer, however early and however bad the network: repeated until the server knows the answer and the
 * wish to end it, or no answer is expected any more. Null when there was nothing to stop. Throws `RequestFailed` when the
 * server refuses.
 */
export async function stopAnswer(deps: StopDeps): Promise<StopReceipt | null> {
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    const wasAccepted = deps.isAccepted()
    const receipt = await deps.post().catch(unlessPassing)
    if (receipt !== undefined && (receipt !== null || wasAccepted)) return receipt
    if (!deps.isRunning()) return null
    await deps.pause(pauseMs)
  }
}

/** Undefined for what may be different in a moment; a chat that is not there may be about to come. */
function unlessPassing(error: unknown): null | undefined {
  if (!(error instanceof RequestFailed)) throw error
  const { status, code } = error.failure
  if (code === "not_found") return null
  if (status >= 400 && status < 500 && code !== "too_many_requests") throw error
  return undefined
}
