import { Agent, type ClientRequest, request } from "node:http"
import { mix, msBetween, nowInUnits, readToken, tokenLength } from "./token.ts"
import { readEvents, type WireName } from "./wires.ts"

export type Call = { url: string; cookie: string; wire: WireName; path: string; body: string | null }

/** Tokens written between these moments count for latencies. In units of `token.ts`. */
export type Window = { from: number; to: number }

const agent = new Agent({ keepAlive: false })

/** One stream that is being read: when each of its tokens came. */
export class Stream {
  tokens = 0
  fingerprint = 0
  /** Milliseconds of the tokens in the window, from being written to being here. */
  readonly latencies: number[] = []
  readonly startedAt = nowInUnits()
  firstTokenMs: number | null = null
  /** When the newest token came. */
  lastAt = 0
  failure: string | null = null
  /** Resolves at the first token, or the end. */
  readonly begun = Promise.withResolvers<void>()
  readonly ended = Promise.withResolvers<void>()
  readonly #wire: WireName
  readonly #window: Window
  readonly #request: ClientRequest
  readonly #waiting: { tokens: number; reached: () => void }[] = []
  #received = ""
  #text = ""

  constructor({ url, cookie, wire, path, body }: Call, window: Window) {
    this.#wire = wire
    this.#window = window
    this.#request = request(new URL(path, url), {
      agent,
      method: body === null ? "GET" : "POST",
      headers: { origin: url, cookie, ...(body === null ? {} : { "content-type": "application/json" }) },
    })
    this.#request.on("response", (response) => {
      if (response.statusCode !== 200) this.failure = `status ${response.statusCode}`
      response.setEncoding("latin1")
      response.on("data", (text: string) => this.#onData(text))
      response.on("close", () => this.#end())
    })
    this.#request.on("error", (error) => {
      this.failure ??= String(error)
      this.#end()
    })
    this.#request.end(body ?? undefined)
  }

  /** Resolves when so many tokens have come, or at the end. */
  reached(tokens: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    if (this.tokens >= tokens) resolve()
    else this.#waiting.push({ tokens, reached: resolve })
    return Promise.race([promise, this.ended.promise])
  }

  destroy(): void {
    this.failure ??= "given up"
    this.#request.destroy()
  }

  #onData(text: string) {
    const now = nowInUnits()
    this.#received = readEvents(this.#wire, this.#received + text, (text) => this.#read(text, now))
    for (const { tokens, reached } of this.#waiting) if (this.tokens >= tokens) reached()
  }

  #read(text: string, now: number) {
    this.#text += text
    let from = 0
    for (; from + tokenLength <= this.#text.length; from += tokenLength)
      this.#take(readToken(this.#text, from), now)
    this.#text = this.#text.slice(from)
  }

  #take(writtenAt: number, now: number) {
    this.tokens++
    this.lastAt = now
    this.fingerprint = mix(this.fingerprint, writtenAt)
    if (this.firstTokenMs === null) {
      this.firstTokenMs = msBetween(this.startedAt, now)
      this.begun.resolve()
    }
    const { from, to } = this.#window
    if (writtenAt >= from && writtenAt < to) this.latencies.push(msBetween(writtenAt, now))
  }

  #end() {
    this.begun.resolve()
    this.ended.resolve()
  }
}
