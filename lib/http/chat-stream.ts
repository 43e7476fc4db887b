import type { Session } from "../auth/auth"
import { viewGeneration } from "../generation/view"
import { formatCursor } from "../protocol/cursor"
import type { GenerationId } from "../protocol/ids"
import type { Server } from "../server"
import { doneEvent, type SseEvent, sse } from "./sse"

/** `onEnd` gives the place back that the stream took. */
type Reading = { after: number; request: Request; session: Session; onEnd: () => void }

/** A generation as an SSE response of UI message chunks, from behind `after` to its end, or that of the session. */
export function streamGeneration(
  server: Server,
  generationId: GenerationId,
  { after, request, session, onEnd }: Reading,
): Response {
  async function* events(signal: AbortSignal): AsyncGenerator<SseEvent> {
    for await (const { seq, json, last } of viewGeneration(server, generationId, { after, signal })) {
      yield seq === null ? { data: json } : { id: formatCursor({ generationId, seq }), data: json }
      if (last) yield doneEvent
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
