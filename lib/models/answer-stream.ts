import type { LanguageModelV4FinishReason, LanguageModelV4Usage } from "@ai-sdk/provider"
import type { ModelFault } from "./models"
import { isContent, OpenParts, type Part } from "./parts"
import type { Silence } from "./silence"
import type { UpstreamAttempt } from "./upstream-attempt"

type Options = {
  attempt: UpstreamAttempt
  silence: Silence
  signal: AbortSignal | undefined
  /** The answer ended; returns the fault when it ended badly. Called once. */
  onEnd: () => ModelFault | null
}

/** UTF-16 units of text, reasoning and tool arguments. */
const maxAnswer = 2 * 1024 * 1024

/**
 * The parts of an answer that has begun, for `streamText`. A bad end comes as an error part behind everything that had
 * arrived, followed by a finish: a stream that errors would take with it what nobody has read yet. Calls whose answer
 * ended badly are not handed over, so no tool runs on half an argument.
 */
export function answerStream(options: Options): ReadableStream<Part> {
  const answer = new Answer(options)
  return new ReadableStream<Part>(
    { pull: (controller) => answer.pull(controller), cancel: () => answer.cancel() },
    { highWaterMark: 0 },
  )
}

class Answer {
  readonly #options: Options
  readonly #open = new OpenParts()

  constructor(options: Options) {
    this.#options = options
  }

  async pull(controller: ReadableStreamDefaultController<Part>): Promise<void> {
    const { attempt, signal } = this.#options
    for (;;) {
      const part = await this.#next()
      if (attempt.abortReason !== null) return this.#abort(controller, signal?.reason)
      if (!part || part.type === "finish") return this.#finish(controller, part)
      if (this.#isWithheld(part)) continue
      this.#open.add(part)
      controller.enqueue(part)
      if (attempt.output.length > maxAnswer) attempt.exchange.end({ kind: "too-large", what: "answer" })
      return
    }
  }

  cancel() {
    this.#options.attempt.abort("cancelled")
    this.#end()
  }

  async #next(): Promise<Part | null> {
    const { attempt, silence } = this.#options
    silence.begin()
    const part = await attempt.read()
    silence.end({ isContent: part !== null && isContent(part) })
    return part
  }

  /** Half a call is not handed over, nor what comes behind the size limit. */
  #isWithheld(part: Part): boolean {
    const { failure } = this.#options.attempt
    if (failure?.kind === "too-large" && failure.what === "answer") return isContent(part)
    return failure !== null && (part.type === "tool-call" || part.type === "tool-input-end")
  }

  #finish(controller: ReadableStreamDefaultController<Part>, finish: (Part & { type: "finish" }) | null) {
    const { attempt } = this.#options
    if (!attempt.failure) judge(attempt, finish)
    const fault = this.#end()
    for (const part of [...sources(attempt), ...this.#open.ends()]) controller.enqueue(part)
    if (fault) {
      controller.enqueue({ type: "error", error: fault })
      controller.enqueue({ type: "finish", finishReason: failed, usage: finish?.usage ?? noUsage })
    } else if (finish) {
      controller.enqueue(finish)
    }
    controller.close()
  }

  #abort(controller: ReadableStreamDefaultController<Part>, reason: unknown) {
    this.#end()
    controller.error(reason ?? new DOMException("The answer was stopped.", "AbortError"))
  }

  #end(): ModelFault | null {
    this.#options.silence.stop()
    return this.#options.onEnd()
  }
}

/** For the providers whose own wire the SDK reads: what it made of the end. */
function judge(attempt: UpstreamAttempt, finish: (Part & { type: "finish" }) | null) {
  const reason = finish?.finishReason
  if (!reason || reason.unified === "interrupted") attempt.exchange.end({ kind: "truncated", code: "EOF" })
  else if (reason.unified === "error") {
    const error = { status: null, code: null, type: null, message: reason.raw ?? "" }
    attempt.exchange.end({ kind: "error-event", error })
  } else if (reason.unified === "other") {
    attempt.exchange.end({ kind: "unknown-finish", reason: reason.raw ?? "other" })
  }
}

function sources({ exchange }: UpstreamAttempt): Part[] {
  return exchange.transcript.sources
    .filter(({ url }) => /^https?:\/\//.test(url))
    .map((source, index): Part => ({ type: "source", sourceType: "url", id: `source-${index}`, ...source }))
}

const failed: LanguageModelV4FinishReason = { unified: "error", raw: undefined }
const noUsage: LanguageModelV4Usage = {
  inputTokens: { total: undefined, noCache: undefined, cacheRead: undefined, cacheWrite: undefined },
  outputTokens: { total: undefined, text: undefined, reasoning: undefined },
}
