import type { EventSourceMessage } from "eventsource-parser"
import { type Cursor, formatCursor, parseCursor } from "../protocol/cursor"
import type { ChatId, GenerationId } from "../protocol/ids"
import { type Chunk, isTerminal } from "../protocol/message"
import type { StartRequest } from "../protocol/requests"
import type { Attention, Wake } from "./attention"
import { Connection } from "./connection"
import { ConnectionReporter, type ConnectionState } from "./connection-state"
import { readChunk } from "./read-chunk"
import { decide, type Ending, isSuspect } from "./reconnect-policy"
import { RequestFailed, unreachable } from "./request-failed"

export type ReaderOptions = {
  chatId: ChatId
  /** The POST to begin with; absent to join what is running. */
  start?: StartRequest | undefined
  fetch: typeof fetch
  attention: Attention
  /** In [0, 1). */
  random: () => number
  onConnection(state: ConnectionState): void
  /** A chunk is about to be delivered. */
  onChunk(chunk: Chunk): void
  /** A chunk came that this version does not know. */
  onUnknown(): void
  /**
   * The stream has nothing more to tell: shows what the store has. Resolves with the generation that runs by then, if any.
   * Throws `RequestFailed`.
   */
  reload(): Promise<GenerationId | null>
  /** Whether the user pressed Stop. */
  isStopping(): boolean
}

/** A connection that lived this long was a good one, even if nothing but a heartbeat came over it. */
const soundMs = 3_000

/** Reads one answer over any number of connections, each chunk once and in order. */
export class AnswerReader {
  #cursor: Cursor | null = null
  #connection: Connection | null = null
  #accepted: boolean
  #failures = 0
  /** Somebody asked for a connection though the chat is out of view. */
  #asked = false
  readonly #closing = new AbortController()
  readonly #options: ReaderOptions
  readonly #reporter: ConnectionReporter
  readonly #unsubscribe: () => void

  constructor(options: ReaderOptions) {
    this.#options = options
    this.#accepted = options.start === undefined
    this.#reporter = new ConnectionReporter(options.onConnection)
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
    this.#reporter.connected()
  }

  /**
   * Connects, as patiently as the policy says. False when there is nothing (more) to read, or the reader was closed; in
   * the first case the chat has been reloaded. Throws `RequestFailed`.
   */
  async open(): Promise<boolean> {
    for (;;) {
      await this.#untilWanted()
      const ending = this.#calledOff() ?? (await this.#connect())
      if (ending === null) return true
      if (!(await this.#recover(ending))) return false
    }
  }

  /** Yields up to and including the terminal chunk, or to where nothing more can be had. Throws `RequestFailed`. */
  async *chunks(): AsyncGenerator<Chunk, void> {
    try {
      while (this.#connection?.isOpen || (await this.open())) {
        const ending = yield* this.#receive()
        if (ending === null || !(await this.#recover(ending))) return
      }
    } finally {
      this.close()
    }
  }

  #calledOff(): Ending | null {
    if (this.#closing.signal.aborted) return { kind: "closed" }
    return !this.#accepted && this.#failures > 0 && this.#options.isStopping() ? { kind: "network" } : null
  }

  async #connect(): Promise<Ending | null> {
    const { fetch, chatId, start } = this.#options
    const connection = new Connection()
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
    this.#reporter.connected()
  }

  /** Returns why the connection ended; null after the terminal chunk. */
  async *#receive(): AsyncGenerator<Chunk, Ending | null> {
    const connection = this.#connection
    if (!connection) return { kind: "closed" }
    const events = connection.events()
    try {
      for (;;) {
        const { done, value } = await events.next()
        if (done) return this.#weigh(value, connection)
        const chunk = this.#take(value)
        if (chunk === "lost") return { kind: "lost" }
        if (chunk !== null) {
          this.#options.onChunk(chunk)
          yield chunk
          if (isTerminal(chunk)) return null
        }
        if (this.#isReleasable()) connection.end({ kind: "released" })
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
      this.#failures = 0
    }
    const chunk = readChunk(event.data)
    if (chunk === "unknown") this.#options.onUnknown()
    if (chunk === "unknown" || chunk === "ignored") return null
    // What is in no log could come twice: only a passing notice may, and the end that could not be saved.
    return cursor !== null || chunk.type === "data-notice" || isTerminal(chunk) ? chunk : null
  }

  #weigh(ending: Ending, connection: Connection): Ending {
    if (ending.kind !== "silence" && connection.ageMs >= soundMs) this.#failures = 0
    return ending
  }

  /** Does what the policy says; false when the reading is over. Throws `RequestFailed`. */
  async #recover(ending: Ending): Promise<boolean> {
    const action = decide(ending, {
      request: this.#accepted ? "resume" : "start",
      failures: this.#failures,
      stopping: this.#options.isStopping(),
      random: this.#options.random(),
    })
    switch (action.do) {
      case "end":
        return false
      case "fail":
        throw new RequestFailed(action.failure)
      case "reload":
        return this.#reload()
      case "rest":
        this.#reporter.offline()
        return this.#pause(action.restMs)
      case "connect":
        this.#failures = action.attempt
        if (action.attempt > 0) this.#reporter.reconnecting(action.attempt)
        return this.#pause(action.afterMs)
    }
  }

  async #reload(): Promise<boolean> {
    try {
      const runningId = await this.#options.reload()
      const goesOn = runningId !== null && runningId === this.#cursor?.generationId
      return goesOn ? this.#recover({ kind: "network" }) : false
    } catch (error) {
      // The store is as far away as the stream: the way back is the same.
      const failure = error instanceof RequestFailed ? error.failure : unreachable
      return this.#recover({ kind: "status", failure })
    }
  }

  async #pause(ms: number): Promise<boolean> {
    const wake = await this.#options.attention.wake(ms, this.#closing.signal)
    if (wake !== null && wake !== "asked") this.#failures = 0
    return !this.#closing.signal.aborted
  }

  /** Out of view there is no hurry, once the place to come back to is known. */
  async #untilWanted(): Promise<void> {
    this.#asked = false
    while (this.#isReleasable() && !this.#closing.signal.aborted) {
      const wake = await this.#options.attention.wake(Number.POSITIVE_INFINITY, this.#closing.signal)
      this.#asked = wake === "asked"
    }
  }

  #isReleasable(): boolean {
    return this.#cursor !== null && !this.#options.attention.wanted && !this.#asked
  }

  #onAttention(event: Wake | "release"): void {
    if (event === "release") {
      if (this.#isReleasable()) this.#connection?.end({ kind: "released" })
    } else if (this.#connection && isSuspect(event, this.#connection.silentMs)) {
      this.#connection.end({ kind: "woken" })
    }
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
