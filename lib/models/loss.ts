import type { FailureCode, Outcome } from "../protocol/outcome"
import type { Candidate } from "./catalog"
import type { Verdict } from "./classify"
import type { UpstreamFailure } from "./upstream-failure"

/** A candidate that did not speak, and what that means. */
export type Loss = { candidate: Candidate; verdict: Verdict; failure: UpstreamFailure }

/** Nobody spoke. */
export class NobodySpoke extends Error {
  override readonly name = "NobodySpoke"
  readonly outcome: Outcome
  readonly failure: UpstreamFailure

  constructor({ verdict, failure }: Pick<Loss, "verdict" | "failure">) {
    super(failure.kind)
    this.outcome = verdict.outcome
    this.failure = failure
  }
}

/** The loss whose candidate asked for the shortest wait; undefined when none did. */
export function soonestOf(losses: readonly Loss[]): Loss | undefined {
  const patient = losses.filter(({ verdict }) => verdict.waitMs !== null)
  return patient.toSorted((a, b) => (a.verdict.waitMs ?? 0) - (b.verdict.waitMs ?? 0))[0]
}

const tellFirst: readonly FailureCode[] = [
  "rate_limited",
  "quota_exceeded",
  "empty_response",
  "provider_error",
  "model_unavailable",
]

/** Of several losses the one to tell: what a reader can act on rather than what only the operator can. */
export function worstOf(losses: readonly Loss[]): Error {
  const [worst] = losses.toSorted((a, b) => rank(a.verdict) - rank(b.verdict))
  return worst ? new NobodySpoke(worst) : new Error("There is no candidate.")
}

function rank({ outcome }: Verdict): number {
  const at = outcome.status === "failed" ? tellFirst.indexOf(outcome.code) : -1
  return at === -1 ? tellFirst.length : at
}
