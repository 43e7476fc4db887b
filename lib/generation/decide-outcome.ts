import type { FinishReason } from "ai"
import type { Outcome } from "../protocol/outcome"
import type { EndCause } from "./running"

/** What is known when a generation's stream is over. */
export type Ended = {
  cause: EndCause | null
  /** The upstream's own bad ending, found by the model session. */
  fault: Outcome | null
  finishReason: FinishReason | null
  /** Something threw that nobody classified. */
  threw: boolean
}

const byCause: Record<Exclude<EndCause, "lease-lost">, Outcome> = {
  stopped: { status: "stopped" },
  abandoned: { status: "interrupted", reason: "abandoned" },
  restart: { status: "interrupted", reason: "restart" },
  "time-limit": { status: "interrupted", reason: "time-limit" },
}

const byFinish: Record<FinishReason, Outcome> = {
  stop: { status: "complete" },
  "tool-calls": { status: "complete" },
  length: { status: "length" },
  "content-filter": { status: "filtered" },
  error: { status: "failed", code: "provider_error" },
  interrupted: { status: "interrupted", reason: "truncated" },
  other: { status: "interrupted", reason: "unknown-finish" },
}

/** The one outcome. Our own cause counts before the upstream's, which counts before what the SDK made of it. */
export function decideOutcome({ cause, fault, finishReason, threw }: Ended): Outcome {
  if (cause !== null && cause !== "lease-lost") return byCause[cause]
  if (fault) return fault
  if (threw) return { status: "failed", code: "internal" }
  if (finishReason) return byFinish[finishReason]
  return { status: "interrupted", reason: "truncated" }
}

/** The SDK's word for an outcome, for clients that know nothing of ours. */
export function finishReasonOf(outcome: Outcome): FinishReason {
  const byStatus: Record<Outcome["status"], FinishReason> = {
    complete: "stop",
    length: "length",
    filtered: "content-filter",
    stopped: "other",
    failed: "error",
    interrupted: "interrupted",
  }
  return byStatus[outcome.status]
}
