import type { EventSourceMessage } from "eventsource-parser"
import { type Cursor, formatCursor, parseCursor } from "../protocol/cursor"
import type { ChatId } from "../protocol/ids"
import { type Chunk, isTerminal } from "../protocol/message"
import type { StartRequest } from "../protocol/requests"
import type { Wake } from "./attention"
import { Connection } from "./connection"
import { readChunk } from "./read-chunk"
import { type Ending, isSuspect } from "./reconnect-policy"
import { type Progress, Recovery, type RecoveryOptions } from "./recovery"

export type ReaderOptions = RecoveryOptions & {
  chatId: ChatId
  /** The POST to begin with; absent to join what is running. */
  start?: StartRequest | undefined
  fetch: typeof fetch
  /** A chunk is about to be delivered. */
  onChunk(chunk: Chunk): void
  /** A chunk came that this version does not know. */
  onUnknown(): void
}

/** Reads one answer over any number of connections, each chunk once and in order. */
export class AnswerReader {
  #cursor: Cursor | null = null
  #connection: Connection | null = null
  #accepted: boolean
  readonly #options: ReaderOptions
  readonly #closing = new AbortController()
  readonly #recovery: Recovery
  readonly #unsubscribe: () => void

  constructor(options: ReaderOptions) {
    this.#options = options
    this.#accepted = options.start === undefined
    this.#recovery = new Recovery(options, this.#closing.signal)
    this.#unsubscribe = options.attention.on((event) => this.#onAttention(event))
  }

  /** The place reached so far. */
  get cursor(): Cursor | null {
    return this.#cursor
  }

  /** Whether the server is known to have accepted the POST. */
  get accepted(): boolean {
    return this.#accepted
  }

  /** Ends the reading, and only that: the answer itself goes on. */
  close(): void {
    this.#closing.abort()
    this.#connection?.end({ kind: "closed" })
    this.#unsubscribe()
  }

  /**
   * Connects, as patiently as the policy says. False when there is nothing (more) to read, or the reader was closed; in
   * the first case the chat has been reloaded. Throws `RequestFailed`.
   */
  async open(): Promise<boolean> {
    const connection = await this.#open().catch((error) => {
      this.close()
      throw error
    })
    if (!connection) this.close()
    return connection !== null
  }

  /** Yields up to and including the terminal chunk, or to where nothing more can be had. Throws `RequestFailed`. */
  async *chunks(): AsyncGenerator<Chunk, void> {
    try {
      for (;;) {
        const connection = this.#connection ?? (await this.#open())
        if (!connection) return
        const ending = yield* this.#receive(connection)
        if (ending === null) return
        if (!(await this.#recovery.after(ending, this.#progress, connection.ageMs))) return
      }
    } finally {
      this.close()
    }
  }

  async #open(): Promise<Connection | null> {
    for (;;) {
      // Before the place to come back to is known, a connection cannot wait.
      if (this.#cursor) await this.#recovery.untilWanted()
      const connection = new Connection()
      const ending = this.#calledOff() ?? (await this.#connect(connection))
      if (ending === null) return connection
      if (!(await this.#recovery.after(ending, this.#progress))) return null
    }
  }

  get #progress(): Progress {
    return { accepted: this.#accepted, generationId: this.#cursor?.generationId ?? null }
  }

  #calledOff(): Ending | null {
    if (this.#closing.signal.aborted) return { kind: "closed" }
    return this.#recovery.isCalledOff(this.#progress) ? { kind: "network" } : null
  }

  async #connect(connection: Connection): Promise<Ending | null> {
    const { fetch, chatId, start } = this.#options
    this.#connection = connection
    const ending =
      start && !this.#accepted
        ? await connection.open(fetch, "/api/chat", postInit(start))
        : await connection.open(fetch, `/api/chat/${chatId}/stream`, resumeInit(this.#cursor))
    if (ending) this.#connection = null
    else this.#onOpen(connection)
    return ending
  }

  #onOpen({ generationId }: Connection): void {
    this.#accepted = true
    if (generationId) this.#cursor ??= { generationId, seq: 0 }
    this.#recovery.connected()
  }

  /** Returns why the connection ended; null after the terminal chunk. */
  async *#receive(connection: Connection): AsyncGenerator<Chunk, Ending | null> {
    const events = connection.events()
    try {
      for (;;) {
        const { done, value } = await events.next()
        if (done) return value
        const chunk = this.#take(value)
        if (chunk === "lost") return { kind: "lost" }
        if (chunk !== null) {
          this.#options.onChunk(chunk)
          yield chunk
          if (isTerminal(chunk)) return null
        }
        this.#release()
      }
    } finally {
      this.#connection = null
      await events.return({ kind: "closed" })
    }
  }

  /** The chunk of an event; null when it was seen before or is not for us; `lost` when it belongs to another answer. */
  #take(event: EventSourceMessage): Chunk | "lost" | null {
    const cursor = parseCursor(event.id ?? "")
    if (cursor !== null) {
      if (this.#cursor !== null && cursor.generationId !== this.#cursor.generationId) return "lost"
      if (this.#cursor !== null && cursor.seq <= this.#cursor.seq) return null
      this.#cursor = cursor
      this.#recovery.progressed()
    }
    const chunk = readChunk(event.data)
    if (chunk === "unknown") this.#options.onUnknown()
    if (chunk === "unknown" || chunk === "ignored") return null
    // What is in no log could come twice: only a passing notice may, and the end that could not be saved.
    return cursor !== null || chunk.type === "data-notice" || isTerminal(chunk) ? chunk : null
  }

  #onAttention(event: Wake | "release"): void {
    if (event === "release") this.#release()
    else if (this.#connection && isSuspect(event, this.#connection.silentMs)) {
      this.#connection.end({ kind: "woken" })
    }
  }

  #release(): void {
    if (this.#cursor && this.#recovery.isIdle) this.#connection?.end({ kind: "released" })
  }
}

function postInit(start: StartRequest): RequestInit {
  const headers = { "content-type": "application/json", accept: "text/event-stream" }
  return { method: "POST", headers, body: JSON.stringify(start) }
}

function resumeInit(cursor: Cursor | null): RequestInit {
  const accept = "text/event-stream"
  const headers: HeadersInit = cursor ? { accept, "last-event-id": formatCursor(cursor) } : { accept }
  return { headers, cache: "no-store" }
}
