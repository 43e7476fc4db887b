import type { StopReceipt } from "../protocol/message"
import { type Failure, RequestFailed } from "./request-failed"

export type StopDeps = {
  /** Sends the stop; where nothing runs, the server answers with the receipt of the last answer. */
  post(): Promise<StopReceipt>
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
 * wish to end it, or no answer is expected any more. Throws `RequestFailed` when the server refuses.
 */
export async function stopAnswer(deps: StopDeps): Promise<void> {
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    // A stop that overtakes its message only meets the answer before.
    const wasAccepted = deps.isAccepted()
    const isHeard = await deps.post().then(() => true, unlessPassing)
    if ((isHeard && wasAccepted) || !deps.isRunning()) return
    await deps.pause(pauseMs)
  }
}

/** False for what may be different in a moment; a chat that is not there may be about to come. */
function unlessPassing(error: unknown): false {
  const failure = error instanceof RequestFailed ? error.failure : null
  if (!failure || isRefusal(failure)) throw error
  return false
}

function isRefusal({ status, code }: Failure): boolean {
  return status >= 400 && status < 500 && code !== "not_found" && code !== "too_many_requests"
}
