import type { Clock } from "../clock"
import { type BodyReader, sizeLimits } from "./body-reader"
import type { Transcript } from "./transcript"

/** How long an ended answer may go on: for usage, and for servers that leave the socket open. */
const lingerMs = 1_000
/** How long an event may take to end once it is larger than the limit. */
const oversizeMs = 1_000
/** So many bytes are read at once, even where nothing of them may pass yet. */
const maxUnread = 16 * 1024

type Options = {
  reader: BodyReader
  transcript: Transcript
  clock: Clock
  /** The answer is over, or has to be ended, though the connection stands. */
  onEnough: () => void
}

/** What has come of a body: kept as it is until it is read into the transcript, in one go. */
export class BodyIntake {
  readonly #options: Options
  #unread: Uint8Array[] = []
  #unreadBytes = 0
  #cancelLinger: (() => void) | null = null
  #cancelOversize: (() => void) | null = null

  constructor(options: Options) {
    this.#options = options
  }

  get isFull(): boolean {
    return this.#unreadBytes >= maxUnread
  }

  add(bytes: Uint8Array): void {
    this.#unread.push(bytes)
    this.#unreadBytes += bytes.length
  }

  read(): void {
    const { transcript, clock, onEnough } = this.#options
    this.#readBytes()
    if (transcript.isOver) {
      onEnough()
      return
    }
    if (transcript.finished) this.#cancelLinger ??= clock.after(lingerMs, onEnough)
    this.#watchSize()
  }

  /** Reads the rest, of a body that is complete, or was cut off with the code `cut`. */
  end(cut: string | null): void {
    this.#cancelLinger?.()
    this.#cancelOversize?.()
    this.#readBytes()
    this.#options.reader.end(cut)
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
    const { reader, transcript, clock, onEnough } = this.#options
    if (reader.openSize <= sizeLimits.event) {
      this.#cancelOversize?.()
      this.#cancelOversize = null
      return
    }
    this.#cancelOversize ??= clock.after(oversizeMs, () => {
      transcript.fail({ kind: "too-large", what: "event" })
      onEnough()
    })
  }
}
