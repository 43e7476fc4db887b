import { context, type Span, SpanStatusCode, trace } from "@opentelemetry/api"
import type { AttemptEvent } from "../models/models"
import type { GenerationId } from "../protocol/ids"
import type { Outcome } from "../protocol/outcome"

const tracer = () => trace.getTracer("millrace")

/** One generation as a trace: below the request that asked for it, above its attempts. Without a collector all of it does nothing. */
export class GenerationSpan {
  readonly #span: Span
  readonly #attempts = new Map<number, Span>()

  constructor(id: GenerationId) {
    this.#span = tracer().startSpan("generation", { attributes: { "millrace.generation.id": id } })
  }

  /** Runs what makes the answer, so that its spans stand below. */
  run<T>(work: () => T): T {
    return context.with(this.#context(), work)
  }

  attempt(event: AttemptEvent): void {
    if (event.type === "started") {
      const { number, provider, model } = event
      const attributes = {
        "millrace.attempt": number,
        "millrace.provider": provider,
        "millrace.model": model,
      }
      this.#attempts.set(number, tracer().startSpan("attempt", { attributes }))
    } else this.#endAttempt(event)
  }

  /** What is saved behind the last token. */
  finishing<T>(work: () => Promise<T>): Promise<T> {
    const span = tracer().startSpan("finish", {}, this.#context())
    return work().finally(() => span.end())
  }

  end(outcome: Outcome | null): void {
    if (outcome) this.#span.setAttribute("millrace.outcome", outcome.status)
    if (outcome?.status === "failed") {
      this.#span.setAttribute("millrace.code", outcome.code)
      this.#span.setStatus({ code: SpanStatusCode.ERROR })
    }
    this.#span.end()
  }

  /** The call itself is told by its times, which are known now. */
  #endAttempt({ number, attempt }: AttemptEvent & { type: "ended" }) {
    const span = this.#attempts.get(number)
    if (!span) return
    const { outcome, headersMs, firstTokenMs, totalMs, inputTokens, outputTokens } = attempt
    const startTime = attempt.startedAt.getTime()
    const upstream = tracer().startSpan("upstream", { startTime }, trace.setSpan(context.active(), span))
    if (headersMs !== null) upstream.addEvent("headers", startTime + headersMs)
    if (firstTokenMs !== null) upstream.addEvent("first token", startTime + firstTokenMs)
    upstream.end(startTime + totalMs)
    span.setAttributes({
      "millrace.attempt.outcome": outcome,
      "millrace.tokens.input": inputTokens,
      "millrace.tokens.output": outputTokens,
    })
    if (outcome === "failed") span.setStatus({ code: SpanStatusCode.ERROR })
    span.end()
  }

  #context() {
    return trace.setSpan(context.active(), this.#span)
  }
}
