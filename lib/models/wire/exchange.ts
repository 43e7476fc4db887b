import type { ClientRequest, IncomingMessage } from "node:http"
import http from "node:http"
import https from "node:https"
import { Readable } from "node:stream"
import type { Candidate } from "../catalog"
import type { Clock } from "../clock"
import { UpstreamError, type UpstreamFailure } from "../upstream-failure"
import { requestHeaders } from "./request-headers"

// No keep-alive: the end of a generation closes its socket. TLS sessions are still resumed, as the agent remembers them.
const agents = {
  "http:": new http.Agent({ keepAlive: false }),
  "https:": new https.Agent({ keepAlive: false, maxCachedSessions: 100 }),
} as const

type Options = { candidate: Pick<Candidate, "baseURL" | "extraHeaders" | "format">; clock: Clock }

/** One HTTP call to an upstream over a socket of its own: its times, what went wrong, and its end. */
export class Exchange {
  /** Milliseconds from the request to its response's headers; null before. */
  headersMs: number | null = null
  /** What the network or the server did wrong; the first counts. */
  failure: UpstreamFailure | null = null
  readonly #options: Options
  readonly #socketClosed = Promise.withResolvers<void>()
  #request: ClientRequest | null = null
  #socket: "none" | "open" | "closed" = "none"
  #closingSince: number | null = null
  #closeMs: number | null = null

  constructor(options: Options) {
    this.#options = options
  }

  /** What the SDK's provider calls instead of the global `fetch`, once. */
  readonly fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const url = new URL(input instanceof Request ? input.url : input)
    if (url.origin !== new URL(this.#options.candidate.baseURL).origin)
      return this.#fail({ kind: "redirect", status: 0 })
    const startedAt = this.#options.clock.now()
    const response = await this.#send(url, init)
    this.headersMs = this.#options.clock.now() - startedAt
    const status = response.statusCode ?? 0
    if (status >= 300 && status < 400) return this.#fail({ kind: "redirect", status })
    return new Response(Readable.toWeb(response) as ReadableStream, { status })
  }

  /** Ends the call for a reason of ours; the socket is destroyed at once. */
  end(failure: UpstreamFailure | null): void {
    this.failure ??= failure
    if (this.#socket === "open") this.#closingSince ??= this.#options.clock.now()
    this.#request?.destroy()
  }

  /** Ends the call. Resolves, when the socket is closed, with the milliseconds that took; null when none had to be closed by us. */
  async close(): Promise<number | null> {
    this.end(null)
    if (this.#socket === "open") await this.#socketClosed.promise
    return this.#closeMs
  }

  #fail(failure: UpstreamFailure): never {
    this.end(failure)
    throw new UpstreamError(failure)
  }

  #send(url: URL, init: RequestInit | undefined): Promise<IncomingMessage> {
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
    const secure = url.protocol === "https:"
    const request = (secure ? https : http).request(url, {
      agent: secure ? agents["https:"] : agents["http:"],
      method: init?.method ?? "GET",
      headers: requestHeaders(init?.headers, this.#options.candidate.extraHeaders),
    })
    this.#request = request
    request.once("socket", (socket) => {
      this.#socket = "open"
      socket.once("close", () => this.#onSocketClosed())
    })
    request.once("response", resolve)
    request.on("error", (error: NodeJS.ErrnoException) => reject(this.#unreachable(error.code ?? error.name)))
    request.once("close", () => reject(this.#unreachable("ECONNRESET")))
    request.end(init?.body as string | undefined)
    return promise
  }

  #unreachable(code: string): UpstreamError {
    if (this.headersMs === null) this.failure ??= { kind: "unreachable", code }
    return new UpstreamError(this.failure ?? { kind: "unreachable", code })
  }

  #onSocketClosed() {
    this.#socket = "closed"
    if (this.#closingSince !== null) this.#closeMs = this.#options.clock.now() - this.#closingSince
    this.#socketClosed.resolve()
  }
}
