import { randomBytes } from "node:crypto"
import { subscribe } from "node:diagnostics_channel"
import type { IncomingMessage } from "node:http"

// Boot and handlers have separate instances of this module; the name is the process's.
const shared = globalThis as typeof globalThis & { millracePeerHeader?: string }

/**
 * Notes on every request that reaches this process which address its socket comes from. Next.js does not tell handlers, and takes
 * `X-Forwarded-For` from whoever sends one. The header has a secret name, so that nobody can send it where this is not called.
 */
export function notePeers(): void {
  if (shared.millracePeerHeader) return
  const name = `x-peer-${randomBytes(12).toString("hex")}`
  shared.millracePeerHeader = name
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage }
    request.headers[name] = request.socket.remoteAddress ?? "unknown"
  })
}

/** The address of the socket that a request came from; null where it was not noted. */
export function peerOf(headers: Headers): string | null {
  return shared.millracePeerHeader ? headers.get(shared.millracePeerHeader) : null
}
