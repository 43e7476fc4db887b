import type { Part } from "./parts"
import type { Bypass } from "./wire/bypass"

type Read = ReadableStreamReadResult<Part>

/** The parts of one call: those that the provider makes, and text that went around it, in order. */
export class PartSource {
  readonly #reader: ReadableStreamDefaultReader<Part>
  readonly #bypass: Bypass
  /** A read of the provider's stream that goes on while text comes around it. */
  #reading = false
  #result: Read | null = null
  #failure: { error: unknown } | null = null
  #ring: () => void = () => {}

  constructor(reader: ReadableStreamDefaultReader<Part>, bypass: Bypass) {
    this.#reader = reader
    this.#bypass = bypass
  }

  /** The next part; null at the end. Rejects with what the provider's stream failed with. */
  async read(): Promise<Part | null> {
    if (!this.#reading) this.#readProvider()
    if (!this.#hasResult) await this.#somethingCame()
    const around = this.#bypass.take()
    return around ?? this.#takeResult()
  }

  get #hasResult(): boolean {
    return this.#result !== null || this.#failure !== null
  }

  #somethingCame(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#ring = resolve
    this.#bypass.want(resolve)
    return promise.finally(() => this.#bypass.want(null))
  }

  #readProvider() {
    this.#reading = true
    this.#reader.read().then(
      (result) => {
        this.#result = result
        this.#ring()
      },
      (error) => {
        this.#failure = { error }
        this.#ring()
      },
    )
  }

  #takeResult(): Part | null {
    if (this.#failure) throw this.#failure.error
    const result = this.#result
    if (!result || result.done) return null
    this.#result = null
    this.#reading = false
    this.#bypass.saw(result.value)
    return result.value
  }
}
