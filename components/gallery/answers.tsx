"use client"

import {
  failureCodes,
  type InterruptionReason,
  interruptionReasons,
  type Outcome,
} from "@/lib/protocol/outcome"
import { Answer } from "../chat/answer"
import { UserMessage } from "../chat/user-message"
import { diagram, hostile, longCode, math, prose, rightToLeft, wideTable } from "./markdown-samples"
import { answer, partial, question, unfinished } from "./messages"
import { Specimen } from "./section"

/** Messages in the states of their making. */
export function MessageStates() {
  return (
    <>
      <Specimen name="question">
        <UserMessage message={question} />
      </Specimen>
      <Specimen name="thinking">
        <Answer message={unfinished(answer("", { model: undefined }))} streaming askedModel="GPT-5" />
      </Specimen>
      <Specimen name="still waiting">
        <Answer message={unfinished(answer(""))} streaming notice={{ kind: "waiting", model: "GPT-5" }} />
      </Specimen>
      <Specimen name="streaming">
        <Answer message={unfinished(answer(partial))} streaming />
      </Specimen>
      <Specimen name="stalled">
        <Answer
          message={unfinished(answer(partial))}
          streaming
          notice={{ kind: "silence", silentMs: 10_000 }}
        />
      </Specimen>
      <Specimen name="failed over">
        <Answer
          message={answer(partial, {
            model: { id: "b", name: "Claude", provider: "Anthropic", failedOver: "GPT-5" },
          })}
        />
      </Specimen>
    </>
  )
}

/** One answer for each way to end. */
export function Outcomes() {
  return (
    <>
      {outcomes.map((outcome) => (
        <Specimen key={nameOf(outcome)} name={nameOf(outcome)}>
          <Answer message={answer(partial, { outcome, upstreamClosedMs: 80 })} />
        </Specimen>
      ))}
      <Specimen name="failed before the first word">
        <Answer
          message={answer("", { outcome: { status: "failed", code: "rate_limited", retryAfterS: 30 } })}
        />
      </Specimen>
    </>
  )
}

const outcomes: Outcome[] = [
  { status: "complete" },
  { status: "stopped" },
  { status: "length" },
  { status: "filtered" },
  ...failureCodes.map((code): Outcome => ({ status: "failed", code })),
  ...interruptionReasons.map((reason: InterruptionReason): Outcome => ({ status: "interrupted", reason })),
]

function nameOf(outcome: Outcome): string {
  if (outcome.status === "failed") return `failed: ${outcome.code}`
  return outcome.status === "interrupted" ? `interrupted: ${outcome.reason}` : outcome.status
}

const texts = {
  prose,
  math,
  diagram,
  "wide table": wideTable,
  "long code": longCode,
  "right to left": rightToLeft,
  hostile,
}

/** What Markdown can look like. */
export function Texts() {
  return Object.entries(texts).map(([name, text]) => (
    <Specimen key={name} name={name}>
      <Answer message={answer(text)} />
    </Specimen>
  ))
}
