"use client"

import { failureCodes, interruptionReasons, type Outcome } from "@/lib/protocol/outcome"
import { Answer } from "../chat/answer"
import { answer, partial } from "./messages"
import { Specimen } from "./specimen"

/** One answer for each way to end but failing. */
export function Endings() {
  const outcomes: Outcome[] = [
    { status: "complete" },
    { status: "stopped" },
    { status: "length" },
    { status: "filtered" },
    ...interruptionReasons.map((reason): Outcome => ({ status: "interrupted", reason })),
  ]
  return (
    <>
      <Ended outcomes={outcomes} />
      <Specimen name="stopped before the first word">
        <Answer message={answer("", { outcome: { status: "stopped" }, upstreamClosedMs: 12 })} />
      </Specimen>
    </>
  )
}

/** One answer for each way to fail. */
export function Failures() {
  return (
    <>
      <Ended outcomes={failureCodes.map((code) => ({ status: "failed", code }))} />
      <Specimen name="failed before the first word">
        <Answer
          message={answer("", { outcome: { status: "failed", code: "rate_limited", retryAfterS: 30 } })}
        />
      </Specimen>
    </>
  )
}

function Ended({ outcomes }: { outcomes: readonly Outcome[] }) {
  return outcomes.map((outcome) => (
    <Specimen key={nameOf(outcome)} name={nameOf(outcome)}>
      <Answer message={answer(partial, { outcome, upstreamClosedMs: 80 })} />
    </Specimen>
  ))
}

function nameOf(outcome: Outcome): string {
  if (outcome.status === "failed") return `failed: ${outcome.code}`
  return outcome.status === "interrupted" ? `interrupted: ${outcome.reason}` : outcome.status
}
