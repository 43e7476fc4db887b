import type { Session } from "../auth/auth"
import { type Viewed, viewGeneration } from "../generation/view"
import { formatCursor } from "../protocol/cursor"
import type { GenerationId } from "../protocol/ids"
import type { Server } from "../server"
import { doneEvent, encodeEvent, type SseItem, sse } from "./sse"

/** `onEnd` gives the place back that the stream took. */
type Reading = { after: number; request: Request; session: Session; onEnd: () => void }

/** A generation as an SSE response of UI message chunks, from behind `after` to its end, or that of the session. */
export function streamGeneration(
  server: Server,
  generationId: GenerationId,
  { after, request, session, onEnd }: Reading,
): Response {
  async function* events(signal: AbortSignal): AsyncGenerator<SseItem> {
    for await (const viewed of viewGeneration(server, generationId, { after, signal })) {
      yield bytesOf(generationId, viewed)
      if (viewed.last) yield doneEvent
    }
  }
  return sse(events, {
    signal: request.signal,
    heartbeatMs: server.config.HEARTBEAT_MS,
    mayRead: session.isLive,
    onHeartbeat: () => server.observer.heartbeat(generationId),
    onEnd,
    init: { "x-generation-id": generationId },
  })
}

/** Kept with the log's entries: all viewers of a running answer are handed the same entry. */
const written = new WeakMap<Viewed, Uint8Array>()

function bytesOf(generationId: GenerationId, viewed: Viewed): Uint8Array {
  const { seq, json: data } = viewed
  let bytes = written.get(viewed)
  if (!bytes) {
    bytes = encodeEvent(seq === null ? { data } : { id: formatCursor({ generationId, seq }), data })
    written.set(viewed, bytes)
  }
  return bytes
}
