import { subscribe } from "node:diagnostics_channel"
import type { Server, ServerResponse } from "node:http"
import { setTimeout as sleep } from "node:timers/promises"

/** Longest wait for what was asked, and between two looks whether it is answered, in milliseconds. */
const limitMs = 2_000
const lookMs = 10

type Begun = { server: Server; response: ServerResponse }

/**
 * What is asked of this process over HTTP, pages and handlers alike, so that its stores are closed under nobody. Next.js keeps its
 * server to itself; Node.js tells of every request.
 */
export class OpenRequests {
  readonly #servers = new Set<Server>()
  readonly #open = new Set<ServerResponse>()
  #isClosing = false

  constructor() {
    subscribe("http.server.request.start", (message) => this.#begin(message as Begun))
  }

  /**
   * Takes no more connections, which a balancer then takes elsewhere, and resolves when everything has its answer. Streams are not
   * waited for: whoever reads one comes back to another instance.
   */
  async finish(): Promise<void> {
    this.#isClosing = true
    for (const server of this.#servers) server.close()
    const until = performance.now() + limitMs
    while ([...this.#open].some(isAwaited) && performance.now() < until) await sleep(lookMs)
    for (const server of this.#servers) server.closeIdleConnections()
  }

  #begin({ server, response }: Begun) {
    this.#servers.add(server)
    this.#open.add(response)
    response.once("close", () => this.#open.delete(response))
    // Came over a connection that was busy when the others were closed.
    if (this.#isClosing) response.setHeader("connection", "close")
  }
}

function isAwaited(response: ServerResponse): boolean {
  const isStream = String(response.getHeader("content-type")).startsWith("text/event-stream")
  return !(isStream && response.headersSent)
}
