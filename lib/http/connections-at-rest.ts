import { subscribe } from "node:diagnostics_channel"
import type { Server } from "node:http"

/**
 * How long a connection at rest stays open, in milliseconds: longer than what stands before the server keeps it (nginx and most
 * balancers 60 s, Caddy two minutes), so that it is the proxy that closes. Node's 5 s let a question be sent on a connection that
 * was just being closed here, which a proxy must not send again: its user saw 502.
 */
const restMs = 125_000

/** Next.js keeps its server to itself; Node.js tells of every request. The first one's own answer still says 5 s. */
export function keepConnectionsAtRest(): void {
  subscribe("http.server.request.start", (message) => {
    const { server } = message as { server: Server }
    server.keepAliveTimeout = restMs
  })
}
