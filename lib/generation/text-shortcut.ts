import type { LanguageModelV4, LanguageModelV4StreamPart } from "@ai-sdk/provider"
import type { Chunk } from "../protocol/message"

type Delta = LanguageModelV4StreamPart & { type: "text-delta" | "reasoning-delta" }
type DeltaChunk = Chunk & { type: Delta["type"] }

/**
 * Takes text in the middle of a part around the streams of `streamText`: a dozen web streams, which make of it the same text. Once
 * the SDK has handed out all text that it was given, what follows in the same part goes straight to `add`. The SDK gets it in one
 * piece when something else comes, so that it has the whole text for its steps; that piece is not told again.
 */
export class TextShortcut {
  readonly #add: (chunk: Chunk) => Promise<void>
  readonly #signal: AbortSignal
  /** UTF-16 units of text that the SDK was given, and that it has handed out. */
  #given = 0
  #seen = 0
  #lastGiven: LanguageModelV4StreamPart | null = null
  #lastSeen: Chunk | null = null
  /** What went around the SDK since it was last given something. */
  #around = ""
  /** The SDK was given that; its next text is told already. */
  #repeats = false

  constructor(add: (chunk: Chunk) => Promise<void>, signal: AbortSignal) {
    this.#add = add
    this.#signal = signal
  }

  /** The model that `streamText` has to be given. */
  around(model: LanguageModelV4): LanguageModelV4 {
    return {
      ...model,
      doStream: async (call) => {
        // Ended while the SDK made its call ready: what is opened now, nobody would close.
        this.#signal.throwIfAborted()
        const result = await model.doStream(call)
        return { ...result, stream: this.#read(result.stream.getReader()) }
      },
    }
  }

  /** The SDK handed out a chunk; false when it repeats what is told already. */
  isNew(chunk: Chunk): boolean {
    this.#lastSeen = chunk
    if (!isDelta(chunk)) return true
    this.#seen += chunk.delta.length
    const isNew = !this.#repeats
    this.#repeats = false
    return isNew
  }

  #read(reader: ReadableStreamDefaultReader<LanguageModelV4StreamPart>) {
    return new ReadableStream<LanguageModelV4StreamPart>(
      {
        pull: async (controller) => {
          for (;;) {
            const { done, value: part } = await reader.read()
            if (done) return controller.close()
            const chunk = this.#shortened(part)
            if (!chunk) return this.#give(part, controller)
            this.#around += chunk.delta
            await this.#add(chunk)
          }
        },
        cancel: (reason) => reader.cancel(reason),
      },
      { highWaterMark: 0 },
    )
  }

  /** What the SDK would make of a part in the middle of the text that it handed out last; null for any other. */
  #shortened(part: LanguageModelV4StreamPart): DeltaChunk | null {
    const [given, seen] = [this.#lastGiven, this.#lastSeen]
    if (!isDelta(part) || part.providerMetadata || this.#signal.aborted || this.#seen !== this.#given)
      return null
    if (given?.type !== part.type || given.id !== part.id || seen?.type !== part.type) return null
    return { type: seen.type, id: seen.id, delta: part.delta }
  }

  #give(
    part: LanguageModelV4StreamPart,
    controller: ReadableStreamDefaultController<LanguageModelV4StreamPart>,
  ) {
    if (this.#around !== "") {
      const { type, id } = this.#lastGiven as Delta
      controller.enqueue({ type, id, delta: this.#around })
      this.#given += this.#around.length
      this.#around = ""
      this.#repeats = true
    }
    controller.enqueue(part)
    this.#lastGiven = part
    if (isDelta(part)) this.#given += part.delta.length
  }
}

function isDelta<P extends { type: string }>(part: P): part is P & { type: Delta["type"]; delta: string } {
  return part.type === "text-delta" || part.type === "reasoning-delta"
}
