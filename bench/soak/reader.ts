import { type ClientRequest, type IncomingMessage, request } from "node:http"
import { setTimeout as sleep } from "node:timers/promises"
import { writePrompt } from "../load/prompt.ts"
import { mix, readToken, tokenLength } from "../load/token.ts"

/** What a reader does while its answer is made. */
export type Mood = "plain" | "slow" | "reconnecting" | "stopping"

/** Shares of all answers. An answer lasts half a minute on average, so 2.5 % of them lose their connection for 5 % a minute. */
const shares: [Mood, number][] = [
  ["slow", 0.1],
  ["reconnecting", 0.025],
  ["stopping", 0.01],
]
const perSecond = 10
const shortestS = 15
const longestS = 45

export function drawMood(): Mood {
  let draw = Math.random()
  for (const [mood, share] of shares) {
    draw -= share
    if (draw < 0) return mood
  }
  return "plain"
}

/** One answer and its reader: what was seen of it, over however many connections. */
export class Reader {
  readonly mood: Mood
  readonly key = `soak-${crypto.randomUUID()}`
  tokens = 0
  fingerprint = 0
  /** Statuses and errors that no reader should meet. */
  readonly trouble: string[] = []
  connections = 0
  /** How it ended, as its reader was told, in JSON. */
  outcome: string | null = null
  readonly #target: { url: string; cookie: string }
  readonly #planned = Math.round((shortestS + Math.random() * (longestS - shortestS)) * perSecond)
  #cursor: string | null = null
  #finished = false
  #received = ""
  #text = ""

  constructor(target: { url: string; cookie: string }, mood: Mood) {
    this.#target = target
    this.mood = mood
  }

  get isStopped(): boolean {
    return this.mood === "stopping"
  }

  async read(): Promise<void> {
    const stop = this.isStopped ? this.#stopLater() : null
    while (!this.#finished && this.trouble.length === 0) await this.#connect()
    await stop
  }

  /** One connection to its end, which may come before that of the answer. */
  async #connect(): Promise<void> {
    this.connections++
    this.#received = ""
    const call = this.#cursor === null ? this.#ask() : this.#call(`/stream?after=${this.#cursor}`, "GET")
    const response = await responseOf(call)
    if (response === null || response.statusCode !== 200) {
      this.trouble.push(response === null ? "refused" : `status ${response.statusCode}`)
      response?.destroy()
      return
    }
    if (this.mood === "slow") void dawdle(response)
    if (this.mood === "reconnecting" && this.connections === 1)
      void sleep(3_000 + Math.random() * 8_000).then(() => response.destroy())
    response.setEncoding("latin1").on("data", (text: string) => this.#onData(text))
    await new Promise<void>((resolve) => response.on("close", resolve).on("error", () => {}))
  }

  #ask(): ClientRequest {
    const prompt = writePrompt({ key: this.key, tokens: this.#planned, perSecond, burst: 0 })
    const message = { id: crypto.randomUUID(), role: "user", parts: [{ type: "text", text: prompt }] }
    const body = JSON.stringify({ id: this.key, trigger: "submit-message", message })
    const { url, cookie } = this.#target
    const headers = { origin: url, cookie, "content-type": "application/json" }
    const call = request(`${url}/api/chat`, { agent: false, method: "POST", headers })
    call.end(body)
    return call
  }

  #call(path: string, method: "GET" | "POST"): ClientRequest {
    const { url, cookie } = this.#target
    const headers = { origin: url, cookie, ...(method === "POST" ? { "content-length": "0" } : {}) }
    const call = request(`${url}/api/chat/${this.key}${path}`, { agent: false, method, headers })
    call.end()
    return call
  }

  async #stopLater(): Promise<void> {
    await sleep(2_000 + Math.random() * 10_000)
    const response = await responseOf(this.#call("/stop", "POST"))
    if (response?.statusCode !== 200) this.trouble.push(`stop: status ${response?.statusCode}`)
    response?.resume()
  }

  #onData(text: string): void {
    this.#received += text
    let from = 0
    for (let end = this.#received.indexOf("\n\n"); end !== -1; end = this.#received.indexOf("\n\n", from)) {
      this.#onEvent(this.#received.slice(from, end))
      from = end + 2
    }
    this.#received = this.#received.slice(from)
  }

  #onEvent(event: string): void {
    const id = /^id: ?(.+)$/m.exec(event)?.[1]
    if (id !== undefined) this.#cursor = id
    if (event.includes('"type":"finish"')) {
      this.#finished = true
      this.outcome = /"outcome":({[^}]*})/.exec(event)?.[1] ?? null
    }
    if (!event.includes('"type":"text-delta"')) return
    // The tokens have no character that JSON escapes.
    this.#text += /"delta":"([^"]*)"/.exec(event)?.[1] ?? ""
    let at = 0
    for (; at + tokenLength <= this.#text.length; at += tokenLength) {
      this.tokens++
      this.fingerprint = mix(this.fingerprint, readToken(this.#text, at))
    }
    this.#text = this.#text.slice(at)
  }
}

/** Reads for half a second of every five. */
async function dawdle(response: IncomingMessage): Promise<void> {
  while (!response.closed) {
    response.pause()
    await sleep(4_500)
    response.resume()
    await sleep(500)
  }
}

function responseOf(call: ClientRequest): Promise<IncomingMessage | null> {
  return new Promise((resolve) => call.on("response", resolve).on("error", () => resolve(null)))
}
