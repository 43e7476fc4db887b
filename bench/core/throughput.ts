import { newGenerationId } from "../../lib/protocol/ids.ts"
import type { StreamLog } from "../../lib/stream-log/stream-log.ts"

/** Appends a second that so many producers get through, each as fast as the log lets it. */
export async function measureThroughput(
  log: StreamLog,
  generations: number,
  seconds: number,
): Promise<number> {
  const end = performance.now() + seconds * 1_000
  const counts = await Promise.all(Array.from({ length: generations }, () => produceUntil(log, end)))
  return counts.reduce((sum, count) => sum + count, 0) / seconds
}

async function produceUntil(log: StreamLog, end: number): Promise<number> {
  const writer = log.create(newGenerationId())
  let count = 0
  for (; performance.now() < end; count++) {
    writer.append({ type: "text-delta", id: "0", delta: "token " })
    await writer.ready()
    // As a network would, let others have their turn now and then.
    if (count % 100 === 99) await new Promise((resolve) => setImmediate(resolve))
  }
  await writer.close({ type: "finish" })
  return count
}
