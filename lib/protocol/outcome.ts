/** Why a generation failed. Closed set: each has a sentence in the message catalogue (`outcome.failed.<code>`). */
export const failureCodes = [
  "model_unavailable", // no candidate answered (refused, DNS, TLS, 5xx, HTML page)
  "rate_limited", // 408, 425, 429
  "quota_exceeded", // 429 or 402 whose reset is hours away
  "not_authorized", // 401, 403: the operator's key, not the user's fault
  "bad_request", // 400, 413, 422: the provider refused our request
  "unknown_model", // 404, or a 400 that says so
  "context_too_long",
  "empty_response",
  "provider_error", // an error object in the stream
  "stalled", // no content for the watchdog's time
  "malformed", // one event over 1 MB, an answer over 2 MB
  "storage", // the log could not be written
  "internal",
] as const
export type FailureCode = (typeof failureCodes)[number]

/** Why a generation was cut off. Sentences: `outcome.interrupted.<reason>`. */
export const interruptionReasons = [
  "truncated", // the upstream's bytes ended without a finish reason
  "unknown-finish",
  "abandoned", // nobody was watching
  "server-lost", // the producer's lease expired
  "restart",
  "time-limit",
] as const
export type InterruptionReason = (typeof interruptionReasons)[number]

/** How a generation ended. Every generation reaches exactly one. */
export type Outcome =
  | { status: "complete" }
  | { status: "length" }
  | { status: "filtered" }
  | { status: "stopped" }
  | { status: "failed"; code: FailureCode; retryAfterS?: number }
  | { status: "interrupted"; reason: InterruptionReason }

/** What a user may do about an outcome. */
export type OutcomeAction = "continue" | "retry" | "other-model"

const byStatus: Record<Outcome["status"], readonly OutcomeAction[]> = {
  complete: [],
  length: ["continue"],
  filtered: ["retry", "other-model"],
  stopped: ["continue"],
  failed: ["continue", "retry", "other-model"],
  interrupted: ["continue", "retry"],
}

/** The buttons that help, most helpful first. Continue only makes sense after something visible had arrived. */
export function outcomeActions(outcome: Outcome, hasContent: boolean): readonly OutcomeAction[] {
  const actions = byStatus[outcome.status]
  if (hasContent) return actions
  const withoutContinue = actions.filter((action) => action !== "continue")
  return actions.length > 0 && withoutContinue.length === 0 ? ["retry"] : withoutContinue
}

/** Every key of the message catalogue's `outcome` sentences. */
export type OutcomeKey =
  | Exclude<Outcome["status"], "failed" | "interrupted">
  | `failed.${FailureCode}`
  | `interrupted.${InterruptionReason}`

/** The message-catalogue key of the sentence that says how it ended. */
export function outcomeKey(outcome: Outcome): OutcomeKey {
  if (outcome.status === "failed") return `failed.${outcome.code}`
  if (outcome.status === "interrupted") return `interrupted.${outcome.reason}`
  return outcome.status
}
