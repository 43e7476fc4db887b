import type { LanguageModelV4CallOptions, LanguageModelV4Usage } from "@ai-sdk/provider"
import type { Candidate } from "./catalog"
import type { Clock } from "./clock"
import { failureOfThrown } from "./failure-of-thrown"
import { listModels } from "./list-models"
import { PartSource } from "./part-source"
import { isContent, type Part, textOf } from "./parts"
import type { UpstreamFailure } from "./upstream-failure"
import { Exchange } from "./wire/exchange"

type Options = {
  candidate: Candidate
  call: LanguageModelV4CallOptions
  clock: Clock
  /** The longest wait for its first content, from now: connecting, TLS, headers and all. */
  limitMs: number
}

/** One call to one candidate, from its start to its end. */
export class UpstreamAttempt {
  readonly candidate: Candidate
  readonly call: LanguageModelV4CallOptions
  readonly exchange: Exchange
  readonly startedAt = new Date()
  /** Resolves with true at its first visible content, false when it ended without. Never rejects. */
  readonly spoke: Promise<boolean>
  firstTokenMs: number | null = null
  /** What was asked for; known once it is connected. */
  model: string
  /** What the provider says was used. */
  usage: LanguageModelV4Usage | null = null
  /** All text it made, for counting where the provider does not. */
  output = ""
  /** Why we ended it ourselves, when nothing was wrong with it. */
  abortReason: string | null = null
  readonly #clock: Clock
  readonly #begunAt: number
  readonly #gaveUp = Promise.withResolvers<false>()
  readonly #buffered: Part[] = []
  #source: PartSource | null = null

  constructor({ candidate, call, clock, limitMs }: Options) {
    this.candidate = candidate
    this.call = call
    this.model = candidate.model ?? "default"
    this.exchange = new Exchange({ candidate, clock })
    this.#clock = clock
    this.#begunAt = clock.now()
    const cancel = Number.isFinite(limitMs) ? clock.after(limitMs, () => this.#giveUp(limitMs)) : () => {}
    this.spoke = Promise.race([this.#begin(), this.#gaveUp.promise]).finally(cancel)
  }

  get failure(): UpstreamFailure | null {
    return this.exchange.failure
  }

  /** Milliseconds since it began. */
  get elapsedMs(): number {
    return this.#clock.now() - this.#begunAt
  }

  /** The next part, those before the first content included; null at the end. */
  async read(): Promise<Part | null> {
    const part = this.#buffered.shift() ?? (await this.#readStream())
    if (part) this.output += textOf(part)
    if (part?.type === "finish") this.usage = part.usage
    return part
  }

  /** Ends it because nobody wants it any more; its socket closes. */
  abort(reason: string): void {
    this.abortReason ??= reason
    void this.exchange.close()
    this.#gaveUp.resolve(false)
  }

  #giveUp(afterMs: number) {
    this.exchange.end({ kind: "no-first-token", afterMs })
    this.#gaveUp.resolve(false)
  }

  async #begin(): Promise<boolean> {
    try {
      const { candidate } = this
      this.model = candidate.model ?? (await firstListed(candidate))
      const languageModel = await candidate.connect({ fetch: this.exchange.fetch, model: this.model })
      const { abortSignal: _, headers: __, ...call } = this.call
      const { stream } = await languageModel.doStream(call)
      this.#source = new PartSource(stream.getReader(), this.exchange.bypass)
      return await this.#untilContent()
    } catch (error) {
      this.exchange.end(this.failure ?? failureOfThrown(error))
      return false
    }
  }

  async #untilContent(): Promise<boolean> {
    for (;;) {
      const part = await this.#readStream()
      if (part) this.#buffered.push(part)
      if (part && isContent(part)) {
        this.firstTokenMs = this.elapsedMs
        return true
      }
      if (!part || part.type === "finish") return this.#endsWell(part)
    }
  }

  /** An answer that ended without content: good when the provider gave a reason for that. */
  #endsWell(finish: (Part & { type: "finish" }) | null): boolean {
    const reason = finish?.finishReason.unified
    if (!this.failure && (reason === "length" || reason === "content-filter")) return true
    this.exchange.end(this.failure ?? { kind: "empty" })
    return false
  }

  async #readStream(): Promise<Part | null> {
    for (;;) {
      const part = await this.#source?.read()
      if (!part) return null
      if (part.type === "error") this.exchange.end(failureOfThrown(part.error))
      else if (part.type !== "raw" && part.type !== "ping") return part
    }
  }
}

/** For a server whose model nobody named. */
async function firstListed({ baseURL, headers }: Candidate): Promise<string> {
  const [first] = await listModels(baseURL, { timeoutMs: 3_000, headers })
  return first?.id ?? "default"
}
