import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4StreamResult,
} from "@ai-sdk/provider"
import type { ModelInfo } from "../protocol/chat"
import type { AnsweredBy } from "../protocol/message"
import { answerStream } from "./answer-stream"
import { AttemptLedger } from "./attempt-ledger"
import type { Candidate, CatalogModel } from "./catalog"
import { classify, type Verdict } from "./classify"
import type { Clock } from "./clock"
import { collectAnswer } from "./collect-answer"
import { describeFailure } from "./describe-failure"
import { firstToSpeak } from "./first-to-speak"
import type { Health } from "./health"
import { firstTokenLimit, type Limits } from "./limits"
import { NobodySpoke } from "./loss"
import { type Attempt, ModelFault, type ModelSession, type SessionHooks } from "./models"
import { notesOf } from "./notes-of"
import { ownCall } from "./own-prompt"
import { Silence } from "./silence"
import { hasFixedTemperature, refusesTemperature, withoutTemperature } from "./temperature"
import { UpstreamAttempt } from "./upstream-attempt"

/** What all sessions of a process share. */
export type SessionDeps = {
  clock: Clock
  health: Health
  limits: Limits
  /** The operator has to do something: a key, a bill, an address. The reason is scrubbed. */
  onAlert: (alert: ModelAlert) => void
}
export type ModelAlert = { provider: string; model: string | null; reason: string }

/** Opens one generation's use of a model. */
export function openSession(
  deps: SessionDeps,
  model: CatalogModel,
  info: ModelInfo,
  hooks: SessionHooks,
): ModelSession {
  return new Session(deps, model, info, hooks)
}

class Session implements ModelSession {
  readonly info: ModelInfo
  readonly model: LanguageModelV4
  readonly notes: string[] = []
  fault: ModelFault | null = null
  readonly #deps: SessionDeps
  readonly #catalogModel: CatalogModel
  readonly #hooks: SessionHooks
  readonly #ledger: AttemptLedger
  /** Set by the first visible content: later steps of the same answer stay with it. */
  #speaker: Candidate | null = null
  /** False once it was refused: later steps of the answer do without from the start. */
  #takesTemperature = true
  #cancelTotal: (() => void) | null = null

  constructor(deps: SessionDeps, model: CatalogModel, info: ModelInfo, hooks: SessionHooks) {
    this.#deps = deps
    this.#catalogModel = model
    this.#hooks = hooks
    this.#ledger = new AttemptLedger(hooks.onAttempt)
    this.info = info
    const doStream = (call: LanguageModelV4CallOptions) => this.#stream(call)
    this.model = {
      specificationVersion: "v4",
      provider: "millrace",
      modelId: model.id,
      supportedUrls: {},
      doStream,
      doGenerate: async (call) => collectAnswer(await doStream(call)),
    }
  }

  get attempts(): readonly Attempt[] {
    return this.#ledger.rows
  }

  answeredBy(): AnsweredBy {
    const { id, name, scripted, candidates } = this.#catalogModel
    const [first] = candidates
    const speaker = this.#speaker ?? first
    const base = { id, provider: speaker.provider, ...(scripted ? { scripted } : {}) }
    if (speaker === first) return { ...base, name }
    const failedOver = first.provider === speaker.provider ? name : first.provider
    return { ...base, name: speaker.model ?? name, failedOver }
  }

  async close(): Promise<number | null> {
    this.#cancelTotal?.()
    return this.#ledger.close()
  }

  async #stream(call: LanguageModelV4CallOptions): Promise<LanguageModelV4StreamResult> {
    const { abortSignal: signal } = call
    signal?.addEventListener("abort", () => this.#ledger.abortAll("stopped"), { once: true })
    this.#limitTotal()
    const attempt = await this.#firstToSpeak(ownCall(call))
    this.#speaker = attempt.candidate
    const silence = this.#watch(attempt)
    return { stream: answerStream({ attempt, silence, signal, onEnd: () => this.#endAnswer(attempt) }) }
  }

  async #firstToSpeak(call: LanguageModelV4CallOptions): Promise<UpstreamAttempt> {
    const { clock, health } = this.#deps
    try {
      return await firstToSpeak<UpstreamAttempt>({
        candidates: this.#speaker ? [this.#speaker] : this.#catalogModel.candidates,
        start: (candidate, limitMs) => this.#start(candidate, call, limitMs),
        limitOf: (candidate) => this.#limitOf(candidate),
        onEnded: (attempt, verdict) => this.#endUnheard(attempt, verdict),
        hedge: this.#catalogModel.hedge,
        signal: call.abortSignal,
        clock,
        health,
      })
    } catch (error) {
      if (!(error instanceof NobodySpoke)) throw error
      if (call.temperature !== undefined && refusesTemperature(error.failure)) {
        this.#takesTemperature = false
        this.notes.push("the model takes no temperature")
        return this.#firstToSpeak(withoutTemperature(call))
      }
      this.fault = new ModelFault(error.outcome, { message: describeFailure(error.failure, this.#secrets()) })
      throw this.fault
    }
  }

  #start(candidate: Candidate, call: LanguageModelV4CallOptions, limitMs: number): UpstreamAttempt {
    const { clock, limits } = this.#deps
    const isFixed = !this.#takesTemperature || hasFixedTemperature(candidate.model)
    const asked = isFixed ? withoutTemperature(call) : call
    const attempt = new UpstreamAttempt({ candidate, call: asked, clock, limitMs })
    this.#ledger.add(attempt)
    const notice = { kind: "waiting", model: this.info.name } as const
    const cancel = clock.after(limits.waitingNoticeMs, () => this.#hooks.onNotice?.(notice))
    void attempt.spoke.then(cancel)
    return attempt
  }

  #limitOf({ slowStart }: Candidate): number {
    return firstTokenLimit(this.#deps.limits, { isSlow: slowStart || this.info.capabilities.reasoning })
  }

  /** An attempt ended before anything of it was seen. */
  #endUnheard(attempt: UpstreamAttempt, verdict: Verdict | null) {
    const { candidate, failure, abortReason } = attempt
    if (abortReason !== null || !failure) return this.#ledger.end(attempt, "aborted", abortReason)
    const reason = describeFailure(failure, candidate.secrets)
    if (verdict?.alert) {
      this.#deps.onAlert({ provider: candidate.provider, model: candidate.model, reason })
    }
    this.#ledger.end(attempt, "failed", reason)
  }

  /** The answer that was being heard ended. */
  #endAnswer(attempt: UpstreamAttempt): ModelFault | null {
    const { exchange, failure, abortReason } = attempt
    exchange.end(null)
    this.notes.push(...notesOf(attempt))
    if (abortReason !== null) {
      this.#ledger.end(attempt, "aborted", abortReason)
      return null
    }
    if (!failure) {
      this.#ledger.end(attempt, "complete", null)
      return null
    }
    const message = describeFailure(failure, this.#secrets())
    this.#ledger.end(attempt, "failed", message)
    this.fault = new ModelFault(classify(failure, { isVisible: true }).outcome, { message })
    return this.fault
  }

  #watch({ exchange }: UpstreamAttempt): Silence {
    const { clock, limits } = this.#deps
    return new Silence({
      clock,
      noticeMs: limits.noticeMs,
      stallMs: limits.stallMs,
      onNotice: (silentMs) => this.#hooks.onNotice?.({ kind: "silence", silentMs }),
      // What follows a finish reason is no content, so its absence is no fault.
      onStall: (silentMs) =>
        exchange.end(
          exchange.transcript.finished ? null : { kind: "stalled", afterMs: Math.round(silentMs) },
        ),
    })
  }

  /** One limit for the whole answer, all its steps and candidates. */
  #limitTotal() {
    const { clock, limits } = this.#deps
    if (this.#cancelTotal || limits.maxAnswerMs <= 0) return
    this.#cancelTotal = clock.after(limits.maxAnswerMs, () => {
      const failure = { kind: "too-long", afterMs: limits.maxAnswerMs } as const
      this.#ledger.forEachRunning(({ exchange }) => exchange.end(failure))
    })
  }

  #secrets(): string[] {
    return this.#catalogModel.candidates.flatMap(({ secrets }) => secrets)
  }
}
