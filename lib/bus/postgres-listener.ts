import { randomUUID } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import { Client } from "pg"
import { log } from "../observe/log"

type Options = {
  url: string
  channel: string
  /** Sends a message to the channel, by the way that all messages take. */
  echo(text: string): void
  onMessage(text: string): void
  onListening(): void
}

/** How long a message to oneself may take, and how often one is sent, in milliseconds. */
const echoWithinMs = 2_000
const echoEveryMs = 10_000
/** Waits between two attempts to connect: the first, and what it grows to. */
const retryMs = { first: 100, most: 5_000 }

/**
 * Hears a channel over a connection that is made again whenever it is lost. It counts as listening once a message to itself has
 * come back, and while one comes back every 10 s: a transaction pooler takes LISTEN and delivers nothing.
 */
export class PostgresListener {
  readonly #options: Options
  readonly #closing = new AbortController()
  readonly #done: Promise<void>
  #echo: { text: string; onHeard: () => void } | null = null
  #isDeaf = false
  isListening = false

  constructor(options: Options) {
    this.#options = options
    this.#done = this.#run()
  }

  async close(): Promise<void> {
    this.#closing.abort()
    await this.#done
  }

  async #run() {
    let waitMs = retryMs.first
    while (!this.#closing.signal.aborted) {
      const hasListened = await this.#session().catch(() => false)
      waitMs = hasListened ? retryMs.first : Math.min(waitMs * 2, retryMs.most)
      await this.#pause(waitMs)
    }
  }

  /** One connection, to its end; whether it listened at all. */
  async #session(): Promise<boolean> {
    const client = new Client({
      connectionString: this.#options.url,
      connectionTimeoutMillis: 5_000,
      query_timeout: 5_000,
      keepAlive: true,
      application_name: "millrace-listen",
    })
    const lost = new AbortController()
    const end = () => lost.abort()
    client.on("error", end)
    client.on("end", end)
    client.on("notification", ({ payload = "" }) => this.#hear(payload))
    this.#closing.signal.addEventListener("abort", end)
    try {
      await client.connect()
      await client.query(`listen ${this.#options.channel}`)
      while (await this.#hearsItself(lost.signal)) {
        this.#becomeListening()
        await sleep(echoEveryMs, null, { signal: lost.signal }).catch(() => {})
      }
      if (!lost.signal.aborted) this.#sayDeaf()
      return this.isListening
    } finally {
      this.isListening = false
      this.#closing.signal.removeEventListener("abort", end)
      client.end().catch(() => {
        /* it is gone already */
      })
    }
  }

  #hear(text: string) {
    if (text === this.#echo?.text) this.#echo.onHeard()
    else this.#options.onMessage(text)
  }

  #hearsItself(lost: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      if (lost.aborted) return resolve(false)
      const timer = setTimeout(() => resolve(false), echoWithinMs)
      lost.addEventListener("abort", () => resolve(false), { once: true })
      const text = randomUUID()
      this.#echo = {
        text,
        onHeard: () => {
          clearTimeout(timer)
          resolve(true)
        },
      }
      this.#options.echo(text)
    })
  }

  #becomeListening() {
    if (this.isListening) return
    this.isListening = true
    this.#options.onListening()
  }

  #sayDeaf() {
    if (this.#isDeaf) return
    this.#isDeaf = true
    log.warn(
      {},
      "notifications of Postgres do not arrive, so instances poll; set DATABASE_URL_DIRECT behind a pooler",
    )
  }

  async #pause(ms: number) {
    await sleep(ms, null, { signal: this.#closing.signal }).catch(() => {})
  }
}
