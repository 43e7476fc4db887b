import type { Readable } from "node:stream"
import type { Clock } from "../clock"
import { type BodyReader, sizeLimits } from "./body-reader"
import type { Bypass } from "./bypass"
import { crowd, mergeMs } from "./crowd"
import type { Transcript } from "./transcript"

/** How long an ended answer may go on: for usage, and for servers that leave the socket open. */
const lingerMs = 1_000
/** How long an event may take to end once it is larger than the limit. */
const oversizeMs = 1_000
/** Beyond this the network waits for the reader. UTF-16 units. */
const maxWaiting = 256 * 1024
/** So many bytes are read at once, even where nothing of them may pass yet. */
const maxUnread = 16 * 1024

type Options = {
  source: Readable
  reader: BodyReader
  transcript: Transcript
  /** What may go around the provider. */
  bypass: Bypass
  clock: Clock
  /** The code with which the connection broke, where the end of the source does not tell. */
  brokeWith: () => string | null
  onOver: () => void
}

/**
 * The body that the SDK's provider reads: well-formed events only, and always a clean end, whatever the network did; what
 * went wrong stands in the transcript. (A stream that errors would take text with it that had already come.)
 */
export class NormalisedBody {
  readonly stream: ReadableStream<Uint8Array>
  readonly #options: Options
  readonly #encoder = new TextEncoder()
  #controller!: ReadableStreamDefaultController<Uint8Array>
  #wanted: (() => void) | null = null
  #unread: Uint8Array[] = []
  #unreadBytes = 0
  #passedAt = Number.NEGATIVE_INFINITY
  #nextPassAt = Number.POSITIVE_INFINITY
  #isEnded = false
  #cancelPass: (() => void) | null = null
  #cancelLinger: (() => void) | null = null
  #cancelOversize: (() => void) | null = null

  constructor(options: Options) {
    this.#options = options
    this.stream = new ReadableStream(
      {
        start: (controller) => {
          this.#controller = controller
        },
        pull: () => this.#pull(),
        cancel: () => this.end(null),
      },
      { highWaterMark: 0 },
    )
    crowd.joined()
    const { source } = options
    options.bypass.onWanted = () => this.#offer()
    source.on("data", (bytes: Uint8Array) => this.#onBytes(bytes))
    source.once("end", () => this.end(options.brokeWith()))
    source.once("error", (error: NodeJS.ErrnoException) => this.end(error.code ?? error.name))
    source.once("close", () => this.end("ECONNRESET"))
  }

  /** Ends it now: what has come is completed and can still be read. `cut` is the code when the connection broke. */
  end(cut: string | null): void {
    if (this.#isEnded) return
    this.#isEnded = true
    crowd.left()
    for (const cancel of [this.#cancelPass, this.#cancelLinger, this.#cancelOversize]) cancel?.()
    this.#readBytes()
    this.#options.reader.end(cut)
    this.#options.onOver()
    this.#offer()
  }

  /** What may not pass yet is read when it may, in one go with what comes until then. */
  #onBytes(bytes: Uint8Array) {
    if (this.#isEnded) return
    this.#unread.push(bytes)
    this.#unreadBytes += bytes.length
    const now = this.#options.clock.now()
    const passAt = crowd.passTime(this.#passedAt, now)
    if (passAt > now && this.#unreadBytes < maxUnread) return this.#passLater(passAt)
    this.#read()
    this.#offer()
  }

  #read() {
    const { transcript, source, clock } = this.#options
    this.#readBytes()
    if (transcript.isOver) return this.end(null)
    if (transcript.finished) this.#cancelLinger ??= clock.after(lingerMs, () => this.end(null))
    this.#watchSize()
    if (transcript.outbox.size > maxWaiting) source.pause()
  }

  #readBytes() {
    const [first] = this.#unread
    if (!first) return
    this.#options.reader.push(this.#unread.length === 1 ? first : Buffer.concat(this.#unread))
    this.#unread = []
    this.#unreadBytes = 0
  }

  /** A very large event that comes in one go is fine, one that never ends is not. */
  #watchSize() {
    const { reader, transcript, clock } = this.#options
    if (reader.openSize <= sizeLimits.event) {
      this.#cancelOversize?.()
      this.#cancelOversize = null
      return
    }
    this.#cancelOversize ??= clock.after(oversizeMs, () => {
      transcript.fail({ kind: "too-large", what: "event" })
      this.end(null)
    })
  }

  #pull(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#wanted = resolve
    this.#offer()
    return promise
  }

  /** Passes what waits, when it is wanted and its time has come. */
  #offer() {
    if (!this.#wanted || this.#options.bypass.isFull) return
    const { outbox } = this.#options.transcript
    if (this.#isEnded) {
      if (!outbox.isEmpty) this.#give()
      this.#controller.close()
      return this.#satisfy()
    }
    if (outbox.isEmpty) return
    const now = this.#options.clock.now()
    const passAt = outbox.isUrgent ? crowd.passTime(this.#passedAt, now) : this.#passedAt + mergeMs.toolInput
    if (passAt <= now) return this.#pass()
    this.#passLater(passAt)
  }

  #passLater(passAt: number) {
    if (this.#nextPassAt <= passAt) return
    this.#cancelPass?.()
    this.#nextPassAt = passAt
    const waitMs = Math.max(0, passAt - this.#options.clock.now())
    this.#cancelPass = this.#options.clock.after(waitMs, () => {
      this.#nextPassAt = Number.POSITIVE_INFINITY
      this.#read()
      if (this.#wanted && !this.#isEnded && this.#options.transcript.outbox.isUrgent) this.#pass()
      else this.#offer()
    })
  }

  #pass() {
    const { transcript, bypass, clock, source } = this.#options
    this.#passedAt = clock.now()
    source.resume()
    if (bypass.pass(transcript.outbox)) return
    this.#give()
    this.#satisfy()
  }

  #give() {
    const { outbox } = this.#options.transcript
    this.#options.bypass.gave(outbox)
    this.#controller.enqueue(this.#encoder.encode(outbox.take()))
  }

  #satisfy() {
    this.#wanted?.()
    this.#wanted = null
  }
}
