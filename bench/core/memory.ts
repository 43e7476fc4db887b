import { newGenerationId } from "../../lib/protocol/ids.ts"
import type { StreamLog } from "../../lib/stream-log/stream-log.ts"

const count = 2_000

export type Memory = { generation: number; viewer: number; longGeneration: number }

/** Bytes of this process's heap: for an open generation, for a viewer that waits, and for a generation of 2 000 tokens. */
export async function measureMemory(log: StreamLog): Promise<Memory> {
  const ids = Array.from({ length: count }, newGenerationId)
  const before = heap()
  const writers = ids.map((id) => log.create(id))
  for (const writer of writers) writer.append({ type: "start" })
  await Promise.all(writers.map((writer) => writer.flush()))
  const opened = heap()
  const signal = new AbortController().signal
  const viewers = ids.map((id) => log.read(id, { after: 1, signal })[Symbol.asyncIterator]())
  const waiting = viewers.map((viewer) => viewer.next())
  await new Promise((resolve) => setImmediate(resolve))
  const viewed = heap()
  const some = writers.slice(0, 50)
  for (let tokens = 0; tokens < 2_000; tokens++) {
    for (const writer of some) writer.append({ type: "text-delta", id: "0", delta: "token " })
    if (tokens % 2 === 1) await Promise.all(some.map((writer) => writer.flush()))
  }
  const long = heap()
  await Promise.all(writers.map((writer) => writer.close({ type: "finish" })))
  await Promise.all(waiting)
  return {
    generation: (opened - before) / count,
    viewer: (viewed - opened) / count,
    longGeneration: (long - viewed) / some.length,
  }
}

function heap(): number {
  if (!globalThis.gc) throw new Error("Run with --expose-gc")
  globalThis.gc()
  return process.memoryUsage().heapUsed
}
