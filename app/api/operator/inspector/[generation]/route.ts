import { generationParams } from "@/lib/http/ids"
import { route } from "@/lib/http/route"
import { sse } from "@/lib/http/sse"
import { inspect, inspectionEvents } from "@/lib/observe/inspect"

/** What is known of one generation but its content: SSE of `Inspection`, after every change until it is over. 404. */
export const GET = route(
  { access: "operator", params: generationParams },
  async ({ server, session, payer, params, request }) => {
    await inspect(server, params.generation)
    return sse((signal) => inspectionEvents(server, params.generation, signal), {
      signal: request.signal,
      heartbeatMs: server.config.HEARTBEAT_MS,
      mayRead: session.isLive,
      onEnd: server.limits.stream(payer),
    })
  },
)
