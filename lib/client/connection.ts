import { createParser, type EventSourceMessage } from "eventsource-parser"
import type { GenerationId } from "../protocol/ids"
import { type Ending, headerMs, silenceMs } from "./reconnect-policy"
import { readFailure } from "./request-failed"

/** One HTTP request for a stream of events, watched from its headers to its end. */
export class Connection {
  readonly #abort = new AbortController()
  readonly #openedAt = Date.now()
  #heardAt = Date.now()
  #body: ReadableStream<Uint8Array> | null = null
  #generationId: GenerationId | null = null

  /** Milliseconds since the last byte. */
  get silentMs(): number {
    return Date.now() - this.#heardAt
  }

  /** The generation that the server says it sends; null before the headers. */
  get generationId(): GenerationId | null {
    return this.#generationId
  }

  get ageMs(): number {
    return Date.now() - this.#openedAt
  }

  /** Ends it, for this reason. Only the first reason counts. */
  end(ending: Ending): void {
    this.#abort.abort(ending)
  }

  /** Sends the request; null when events are on their way, else why not. */
  async open(fetch: typeof globalThis.fetch, url: string, init: RequestInit): Promise<Ending | null> {
    const timer = setTimeout(() => this.end({ kind: "no-headers" }), headerMs)
    try {
      const response = await fetch(url, { ...init, signal: this.#abort.signal })
      if (!isEventStream(response)) return { kind: "status", failure: await readFailure(response) }
      this.#heardAt = Date.now()
      this.#body = response.body
      this.#generationId = response.headers.get("x-generation-id") as GenerationId | null
      return null
    } catch {
      return this.#endingOr({ kind: "network" })
    } finally {
      clearTimeout(timer)
    }
  }

  /** Yields the events as they come and returns why there are no more. Leaving the loop closes the socket. */
  async *events(): AsyncGenerator<EventSourceMessage, Ending> {
    if (!this.#body) return { kind: "eof" }
    const reader = this.#body.getReader()
    const decoder = new TextDecoder()
    const arrived: EventSourceMessage[] = []
    const parser = createParser({ onEvent: (event) => arrived.push(event), maxBufferSize: maxEventLength })
    try {
      for (;;) {
        const { done, value } = await this.#read(reader)
        if (done) return this.#endingOr({ kind: "eof" })
        parser.feed(decoder.decode(value, { stream: true }))
        yield* arrived.splice(0)
      }
    } catch {
      return this.#endingOr({ kind: "network" })
    } finally {
      this.end({ kind: "closed" })
      reader.cancel().catch(() => {
        /* it is already broken */
      })
    }
  }

  /** Only the wait for bytes is timed: a slow consumer is no silence. */
  async #read(reader: ReadableStreamDefaultReader<Uint8Array>) {
    const timer = setTimeout(() => this.end({ kind: "silence" }), silenceMs)
    try {
      return await reader.read()
    } finally {
      clearTimeout(timer)
      this.#heardAt = Date.now()
    }
  }

  #endingOr(otherwise: Ending): Ending {
    return this.#abort.signal.aborted ? this.#abort.signal.reason : otherwise
  }
}

/** Longer than any event of ours (2 MB), so that a runaway line cannot fill the memory. */
const maxEventLength = 8_000_000

function isEventStream(response: Response): boolean {
  return response.ok && (response.headers.get("content-type") ?? "").startsWith("text/event-stream")
}
