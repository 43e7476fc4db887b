import type { GenerationRow } from "../chat-store/generations"
import type { Chunk } from "../protocol/message"
import { isRefusal, type LogWriter } from "../stream-log/stream-log"
import type { GenerationDeps } from "./deps"

/** Which owner stops waiting for a log that is out of reach: each has it for 15 s, so about a minute after the first was lost. */
const impatientEpoch = 5

/**
 * Takes a dead owner's log over, so that it can write no more; what it holds then is all there will be. Null and nothing for a log
 * that nobody could reach for a minute: a chat must not wait for a Redis that is gone.
 */
export async function takeLostLog(
  { log }: GenerationDeps,
  { id, epoch }: GenerationRow,
): Promise<{ writer: LogWriter | null; chunks: Chunk[] }> {
  try {
    const writer = await log.takeOver(id)
    const { chunks } = await log.snapshot(id)
    return { writer, chunks }
  } catch (error) {
    if (epoch < impatientEpoch || isRefusal(error, "LogClosed")) throw error
    return { writer: null, chunks: [] }
  }
}
