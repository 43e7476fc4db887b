import { route } from "@/lib/http/route"
import { sse } from "@/lib/http/sse"
import { liveEvents } from "@/lib/live/live-events"

/** What happens to the user's chats in other tabs and on other devices: SSE of `LiveEvent`, first what runs already. */
export const GET = route({ access: "guest" }, async ({ server, user, session, payer, request }) => {
  return sse((signal) => liveEvents(server, user.id, signal), {
    signal: request.signal,
    heartbeatMs: server.config.HEARTBEAT_MS,
    mayRead: session.isLive,
    onEnd: server.limits.stream(payer),
  })
})
