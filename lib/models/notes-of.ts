import { describeFailure } from "./describe-failure"
import type { UpstreamAttempt } from "./upstream-attempt"

/** Quirks of an answer that are worth telling in its details. */
export function notesOf({ exchange, failure, candidate }: UpstreamAttempt): string[] {
  const { notes, skipped } = exchange.transcript
  const events =
    skipped === 1 ? "1 malformed event was skipped." : `${skipped} malformed events were skipped.`
  return [
    ...notes,
    ...(skipped > 0 ? [events] : []),
    ...(failure?.kind === "unknown-finish" ? [describeFailure(failure, candidate.secrets)] : []),
  ]
}
