import { route } from "@/lib/http/route"
import { sse } from "@/lib/http/sse"
import { statusEvents } from "@/lib/observe/status"

/** How this process and all instances together are doing: SSE of `StatusEvent`. */
export const GET = route({ access: "operator" }, async ({ server, session, payer, request }) => {
  return sse((signal) => statusEvents(server, signal), {
    signal: request.signal,
    heartbeatMs: server.config.HEARTBEAT_MS,
    mayRead: session.isLive,
    onEnd: server.limits.stream(payer),
  })
})
