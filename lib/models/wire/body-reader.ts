import { createParser, type EventSourceParser, type ParseError } from "eventsource-parser"
import { parseJson } from "./json"
import { readError, readErrorText } from "./read-error"
import { StrangeLines } from "./strange-lines"
import type { Format, Transcript } from "./transcript"

/** In UTF-16 units. An event may be larger than `event` when it is complete soon, and never larger than `hardEvent`. */
export const sizeLimits = { event: 1024 * 1024, hardEvent: 4 * 1024 * 1024 } as const

const smallBody = 64 * 1024

/**
 * Reads a response's body as it comes, in any pieces: an event stream, or one JSON value or a page where a stream was
 * promised (what it is shows in its first character; content types lie). Pure: no network, no clock.
 */
export class BodyReader {
  /** UTF-16 units since the segment with the last complete event: about the size of the one that is coming. */
  openSize = 0
  readonly #decoder = new TextDecoder()
  readonly #lines = new StrangeLines()
  readonly #format: Format
  readonly #transcript: Transcript
  readonly #parser: EventSourceParser
  #kind: "unknown" | "events" | "json" = "unknown"
  #whole = ""

  constructor(format: Format, transcript: Transcript) {
    this.#format = format
    this.#transcript = transcript
    this.#parser = createParser({
      maxBufferSize: sizeLimits.hardEvent,
      onEvent: (event) => {
        this.openSize = 0
        if (!transcript.isOver) format.read(event)
      },
      onComment: () => {
        this.openSize = 0
      },
      onError: (error) => this.#onStrange(error),
    })
  }

  push(bytes: Uint8Array): void {
    this.#guard(() => this.#pushText(this.#decoder.decode(bytes, { stream: true })))
  }

  /** No more bytes will come; `cut` is the code when the connection broke. */
  end(cut: string | null): void {
    this.#guard(() => {
      this.#pushText(this.#decoder.decode())
      if (this.#kind === "events") this.#feedLast()
      if (this.#kind === "json" && !this.#transcript.isOver) this.#readWhole(parseJson(this.#whole))
    })
    this.#format.end(cut)
  }

  /** What cannot be read is a failure of this answer, never of this process. */
  #guard(read: () => void) {
    try {
      read()
    } catch {
      this.#transcript.fail({ kind: "unreadable" })
    }
  }

  #pushText(text: string) {
    if (this.#kind === "unknown") this.#recognise(text)
    else if (this.#kind === "events") this.#readEvents(text)
    else this.#collect(text)
  }

  #recognise(text: string) {
    const from = text.search(/[^\s\uFEFF]/)
    if (from === -1) return
    const first = text[from]
    if (first === "<") return this.#transcript.fail({ kind: "html" })
    this.#kind = first === "{" || first === "[" ? "json" : "events"
    this.#pushText(text.slice(from))
  }

  #feed(text: string) {
    if (text === "" || this.#transcript.isOver) return
    this.#parser.feed(text)
  }

  #readEvents(text: string) {
    this.openSize += text.length
    this.#feed(this.#lines.push(text))
  }

  /** An event without its blank line may be whole. One that makes no sense is cut off, not malformed. */
  #feedLast() {
    const { skipped } = this.#transcript
    this.#feed(`${this.#lines.end()}\n\n`)
    this.#transcript.skipped = skipped
  }

  #collect(text: string) {
    this.#whole += text
    this.openSize = this.#whole.length
    if (this.openSize > sizeLimits.hardEvent)
      return this.#transcript.fail({ kind: "too-large", what: "event" })
    // A server may leave the connection open behind a small answer, an error above all.
    if (this.openSize > smallBody || !/[}\]]\s*$/.test(text)) return
    const value = parseJson(this.#whole)
    if (value !== undefined) this.#readWhole(value)
  }

  #readWhole(value: unknown) {
    if (value === undefined) this.#transcript.skip()
    else this.#format.readWhole(value)
  }

  #onStrange(error: ParseError) {
    if (error.type === "max-buffer-size-exceeded")
      return this.#transcript.fail({ kind: "too-large", what: "event" })
    if (error.type !== "unknown-field" || this.#transcript.isOver) return
    if (error.field === "error") {
      return this.#transcript.fail({ kind: "error-event", error: readErrorText((error.value ?? "").trim()) })
    }
    const bare = readError(parseJson(error.line ?? ""))
    if (bare) this.#transcript.fail({ kind: "error-event", error: bare })
    else this.#transcript.skip()
  }
}
