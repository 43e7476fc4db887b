import { route } from "@/lib/http/route"
import { sse } from "@/lib/http/sse"
import { diagnosticEvents, diagnosticsQuery } from "@/lib/observe/diagnostics"

/** A test stream that says when it sent what: SSE of `DiagnosticEvent`, without heartbeats. Query: `diagnosticsQuery`. */
export const GET = route(
  { access: "operator", query: diagnosticsQuery },
  async ({ server, session, payer, query, request }) => {
    const response = sse((signal) => diagnosticEvents(query, request.headers, signal), {
      signal: request.signal,
      heartbeatMs: Number.POSITIVE_INFINITY,
      mayRead: session.isLive,
      onEnd: server.limits.stream(payer),
    })
    if (query.mode === "plain") response.headers.delete("x-accel-buffering")
    return response
  },
)
