import type { Readable } from "node:stream"
import type { Clock } from "../clock"
import { BodyIntake } from "./body-intake"
import type { BodyReader } from "./body-reader"
import type { Bypass } from "./bypass"
import { crowd, mergeMs } from "./crowd"
import type { Transcript } from "./transcript"

/** Beyond this the network waits for the reader. UTF-16 units. */
const maxWaiting = 256 * 1024

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
  readonly #intake: BodyIntake
  readonly #encoder = new TextEncoder()
  #controller!: ReadableStreamDefaultController<Uint8Array>
  #wanted: (() => void) | null = null
  #passedAt = Number.NEGATIVE_INFINITY
  #nextPassAt = Number.POSITIVE_INFINITY
  #isEnded = false
  #cancelPass: (() => void) | null = null

  constructor(options: Options) {
    this.#options = options
    this.#intake = new BodyIntake({ ...options, onEnough: () => this.end(null) })
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
    this.#cancelPass?.()
    this.#intake.end(cut)
    this.#options.onOver()
    this.#offer()
  }

  /** What may not pass yet is read when it may, in one go with what comes until then. */
  #onBytes(bytes: Uint8Array) {
    if (this.#isEnded) return
    this.#intake.add(bytes)
    const now = this.#options.clock.now()
    const passAt = crowd.passTime(this.#passedAt, now)
    if (passAt > now && !this.#intake.isFull) return this.#passLater(passAt)
    this.#read()
    this.#offer()
  }

  #read() {
    this.#intake.read()
    const { transcript, source } = this.#options
    if (!this.#isEnded && transcript.outbox.size > maxWaiting) source.pause()
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
