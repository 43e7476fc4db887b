import type { ClientRequest, IncomingMessage } from "node:http"
import http from "node:http"
import https from "node:https"
import type { Candidate } from "../catalog"
import type { Clock } from "../clock"
import { UpstreamError, type UpstreamFailure } from "../upstream-failure"
import { BodyReader } from "./body-reader"
import { Bypass } from "./bypass"
import { decoded } from "./decoded"
import { errorResponse } from "./error-response"
import { formatOf } from "./formats"
import { NormalisedBody } from "./normalised-body"
import { requestHeaders } from "./request-headers"
import { Transcript } from "./transcript"

// No keep-alive: the end of a generation closes its socket. TLS sessions are still resumed, as the agent remembers them.
const agents = {
  http: new http.Agent({ keepAlive: false }),
  https: new https.Agent({ keepAlive: false, maxCachedSessions: 100 }),
}

type Options = { candidate: Pick<Candidate, "baseURL" | "headers" | "format">; clock: Clock }

/** One HTTP call to an upstream over a socket of its own: its times, what went wrong, and its end. */
export class Exchange {
  /** Milliseconds from the request to its response's headers; null before. */
  headersMs: number | null = null
  readonly transcript = new Transcript()
  /** For whoever reads what the provider makes of the body. */
  readonly bypass = new Bypass()
  readonly #options: Options
  readonly #socketClosed = Promise.withResolvers<void>()
  #isOver = false
  #brokeWith: string | null = null
  #body: NormalisedBody | null = null
  #request: ClientRequest | null = null
  #socket: "none" | "open" | "closed" = "none"
  #closingSince: number | null = null
  #closeMs: number | null = null

  constructor(options: Options) {
    this.#options = options
  }

  /** What the network or the server did wrong; null while nothing did. */
  get failure(): UpstreamFailure | null {
    return this.transcript.failure
  }

  /**
   * What the SDK's provider calls instead of the global `fetch`, once. Resolves only with a stream of well-formed events;
   * rejects with `UpstreamError` for anything else.
   */
  readonly fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const url = new URL(input instanceof Request ? input.url : input)
    if (this.#isOver) throw new UpstreamError(this.failure ?? { kind: "unreachable", code: "ECANCELED" })
    if (url.origin !== new URL(this.#options.candidate.baseURL).origin)
      this.#fail({ kind: "redirect", status: 0 })
    const startedAt = this.#options.clock.now()
    const response = await this.#send(url, init)
    this.headersMs = this.#options.clock.now() - startedAt
    const { statusCode: status = 0, headers } = response
    const source = decoded(response)
    if (status < 200 || status > 299) {
      this.#fail(await errorResponse({ status, headers, body: source }, this.#options.clock))
    }
    const reader = new BodyReader(formatOf(this.#options.candidate.format, this.transcript), this.transcript)
    this.#body = new NormalisedBody({
      source,
      reader,
      transcript: this.transcript,
      bypass: this.bypass,
      clock: this.#options.clock,
      brokeWith: () => this.#brokeWith,
      onOver: () => this.end(null),
    })
    return new Response(this.#body.stream, { headers: { "content-type": "text/event-stream" } })
  }

  /** Ends the call and destroys its socket at once. What had come can still be read. */
  end(failure: UpstreamFailure | null): void {
    if (failure) this.transcript.fail(failure)
    this.#isOver = true
    this.#body?.end(null)
    this.#request?.destroy()
  }

  /** Ends the call. Resolves, once the socket is closed, with the milliseconds that took; null when it was closed already. */
  async close(): Promise<number | null> {
    if (this.#socket === "open" && !this.#isOver) this.#closingSince = this.#options.clock.now()
    this.end(null)
    if (this.#socket === "open") await this.#socketClosed.promise
    return this.#closeMs
  }

  #fail(failure: UpstreamFailure): never {
    this.end(failure)
    throw new UpstreamError(this.failure ?? failure)
  }

  #send(url: URL, init: RequestInit | undefined): Promise<IncomingMessage> {
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
    const secure = url.protocol === "https:"
    const request = (secure ? https : http).request(url, {
      agent: secure ? agents.https : agents.http,
      method: init?.method ?? "GET",
      headers: requestHeaders(init?.headers, this.#options.candidate.headers),
    })
    this.#request = request
    request.once("socket", (socket) => {
      this.#socket = "open"
      socket.once("close", () => this.#onSocketClosed())
    })
    request.once("response", resolve)
    const broke = (code: string) => {
      this.#brokeWith ??= code
      if (this.headersMs === null) this.transcript.fail({ kind: "unreachable", code })
      reject(new UpstreamError(this.failure ?? { kind: "unreachable", code }))
    }
    request.on("error", (error: NodeJS.ErrnoException) => broke(error.code ?? error.name))
    // Says nothing new where there was a response: its own end does, and may still wait to be read.
    request.once("close", () => this.headersMs === null && broke("ECONNRESET"))
    request.end(init?.body as string | undefined)
    return promise
  }

  #onSocketClosed() {
    this.#socket = "closed"
    if (this.#closingSince !== null) this.#closeMs = this.#options.clock.now() - this.#closingSince
    this.#socketClosed.resolve()
  }
}
