import type { FailureCode, Outcome } from "../protocol/outcome"
import type { ProviderError, UpstreamFailure } from "./upstream-failure"

/** What follows from an upstream's failure. */
export type Verdict = {
  /** How the generation ends when nothing else can be done. */
  outcome: Outcome
  /** Another candidate may be asked. Never after visible content (I7). */
  next: boolean
  /** With no other candidate: wait this long and ask again; null when that would not help. */
  waitMs: number | null
  /** The operator must do something: a key, a bill, an address. */
  alert: boolean
  /** Speaks against the candidate itself, so its circuit breaker counts it. */
  counts: boolean
}

/** A wait this short is shorter than the reader's patience; a longer one is shown instead. */
const patienceMs = 5_000
/** A limit that is lifted no sooner is a quota, not a rate. */
const quotaMs = 60 * 60 * 1_000

/** The table of what each fault leads to: pure, and the only place that decides it. */
export function classify(failure: UpstreamFailure, { isVisible }: { isVisible: boolean }): Verdict {
  return isVisible ? ending(afterContent(failure)) : beforeContent(failure)
}

function beforeContent(failure: UpstreamFailure): Verdict {
  switch (failure.kind) {
    case "unreachable":
    case "no-first-token":
    case "html":
    case "truncated":
    case "stalled":
      return moveOn("model_unavailable")
    case "redirect":
      return { ...moveOn("model_unavailable"), alert: true }
    case "status":
      return byStatus(failure.status, failure.error, failure.retryAfterMs)
    case "error-event":
      return byStatus(failure.error.status ?? impliedStatus(failure.error), failure.error, null)
    case "empty":
    case "unknown-finish":
      return moveOn("empty_response")
    case "too-large":
    case "unreadable":
      return moveOn("malformed")
    case "too-long":
      return ending({ status: "interrupted", reason: "time-limit" })
  }
}

function afterContent(failure: UpstreamFailure): Outcome {
  switch (failure.kind) {
    case "status":
    case "error-event": {
      const { outcome } = beforeContent(failure)
      return outcome.status === "failed" && telling.has(outcome.code) ? outcome : failed("provider_error")
    }
    case "stalled":
    case "no-first-token":
      return failed("stalled")
    case "too-large":
    case "unreadable":
      return failed("malformed")
    case "too-long":
      return { status: "interrupted", reason: "time-limit" }
    case "unknown-finish":
      return { status: "interrupted", reason: "unknown-finish" }
    case "unreachable":
    case "redirect":
    case "html":
    case "empty":
    case "truncated":
      return { status: "interrupted", reason: "truncated" }
  }
}

/** Codes that say more than "the provider failed" when an answer breaks off. */
const telling: ReadonlySet<FailureCode> = new Set(["rate_limited", "quota_exceeded", "context_too_long"])

function byStatus(status: number | null, error: ProviderError, retryAfterMs: number | null): Verdict {
  if (isContextTooLong(error)) return ending(failed("context_too_long"))
  if (isQuota(status, error, retryAfterMs)) return { ...moveOn("quota_exceeded"), alert: status === 402 }
  if (status === 404 || status === 410 || isUnknownModel(error))
    return { ...moveOn("unknown_model"), alert: true }
  switch (status) {
    case 400:
    case 413:
    case 415:
    case 422:
    case 431:
      return ending(failed("bad_request"))
    case 401:
    case 403:
      return { ...moveOn("not_authorized"), alert: true }
    case 408:
    case 425:
    case 429:
      return moveOn("rate_limited", retryAfterMs)
    case null:
      return moveOn("provider_error")
    default:
      return moveOn("model_unavailable", retryAfterMs)
  }
}

/** What an error inside a 200 would have been as a status, from its code or type. */
function impliedStatus({ code, type }: ProviderError): number | null {
  const name = `${code ?? ""} ${type ?? ""}`.toLowerCase()
  return impliedStatuses.find(([pattern]) => pattern.test(name))?.[1] ?? null
}

const impliedStatuses: readonly (readonly [RegExp, number])[] = [
  [/rate.?limit|too_many|resource_exhausted|throttl/, 429],
  [/auth|api.?key/, 401],
  [/permission|forbidden/, 403],
  [/not.?found/, 404],
  [/overload|unavailable|capacity/, 503],
  [/timeout/, 504],
  [/server_error|internal|api_error/, 500],
  [/invalid.?request|bad.?request|validation/, 400],
]

// Servers other than OpenAI's say these things only in their message, so there it is read too.
function isContextTooLong({ code, type, message }: ProviderError): boolean {
  if (/context_length_exceeded|exceed_context_size|string_above_max_length/.test(`${code} ${type}`))
    return true
  return /maximum context length|context (window|length|size).*exceed|exceed.*context (window|length|size)|prompt is too long|input token count.*exceeds|too many tokens in/i.test(
    message,
  )
}

function isUnknownModel({ code, type, message }: ProviderError): boolean {
  if (/model_not_found|unknown_model|invalid_model/.test(`${code} ${type}`)) return true
  return /model\b.{0,80}\b(not found|does not exist|not supported|unknown)|(unknown|no such|invalid) model/i.test(
    message,
  )
}

function isQuota(status: number | null, { code, type }: ProviderError, retryAfterMs: number | null): boolean {
  if (status === 402 || /insufficient_quota|billing|insufficient_credits/.test(`${code} ${type}`)) return true
  return status === 429 && retryAfterMs !== null && retryAfterMs >= quotaMs
}

function moveOn(code: FailureCode, retryAfterMs: number | null = null): Verdict {
  const retryAfterS = retryAfterMs === null ? {} : { retryAfterS: Math.ceil(retryAfterMs / 1_000) }
  const waitMs = retryAfterMs !== null && retryAfterMs <= patienceMs ? retryAfterMs : null
  return { outcome: { ...failed(code), ...retryAfterS }, next: true, waitMs, alert: false, counts: true }
}

function ending(outcome: Outcome): Verdict {
  return { outcome, next: false, waitMs: null, alert: false, counts: false }
}

function failed(code: FailureCode) {
  return { status: "failed", code } as const
}
