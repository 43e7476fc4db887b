import { outcomeKey } from "../../lib/protocol/outcome"
import type { Driven } from "./drive"
import type { Expected } from "./shape"

/** A busy machine is late in everything; the table prints the times themselves. */
const allowance = 5
const closeLimitMs = 500 * allowance

/** Everything in which what was seen differs from what was expected; empty when it is as it should be. */
export function differences(expected: Expected, seen: Driven): string[] {
  const outcome = nameOf(seen)
  const last = seen.attempts.at(-1)
  const checks: [boolean, string][] = [
    [outcome === expected.outcome, `outcome ${outcome}`],
    [expected.text === undefined || seen.text === expected.text, `text ${shorten(seen.text)}`],
    [seen.reasoning === (expected.reasoning ?? ""), `reasoning ${shorten(seen.reasoning)}`],
    [same(seen.tools, expected.tools ?? []), `tools ${shorten(seen.tools.join(" "))}`],
    [seen.executed === executable(expected), `${seen.executed} tools executed`],
    [seen.open.length === 0 || outcome === "stopped", `parts left open: ${seen.open.join(", ")}`],
    [
      expected.note === undefined || seen.notes.some((note) => note.includes(expected.note ?? "")),
      `notes ${seen.notes.join("; ")}`,
    ],
    [expected.note !== undefined || seen.notes.length === 0, `unexpected notes ${seen.notes.join("; ")}`],
    [
      expected.notice === undefined || seen.notices.includes(expected.notice),
      `notices ${seen.notices.join(" ")}`,
    ],
    [
      same(
        seen.attempts.map((attempt) => attempt.outcome),
        expected.attempts ?? [attemptOf(outcome)],
      ),
      `attempts ${seen.attempts.map((attempt) => attempt.outcome).join(" ")}`,
    ],
    [
      expected.reason === undefined || (last?.reason ?? "").includes(expected.reason),
      `reason ${last?.reason}`,
    ],
    [
      last === undefined || (last.reason === null) === (last.outcome === "complete"),
      `reason ${last?.reason} of ${last?.outcome}`,
    ],
    [
      expected.inputTokens === undefined || last?.inputTokens === expected.inputTokens,
      `${last?.inputTokens} input tokens`,
    ],
    [
      expected.retryAfterS === undefined || retryAfterOf(seen) === expected.retryAfterS,
      `retry after ${retryAfterOf(seen)} s`,
    ],
    [!JSON.stringify([seen.attempts, seen.notes, seen.outcome]).includes("canary"), "a key was leaked"],
    [seen.ms <= (expected.withinMs ?? 3_000) * allowance, `${Math.round(seen.ms)} ms`],
    [seen.closedMs <= closeLimitMs, `socket closed after ${Math.round(seen.closedMs)} ms`],
    [
      !outcome.startsWith("stopped") || (seen.upstreamClosedMs ?? Number.POSITIVE_INFINITY) <= closeLimitMs,
      `stop said ${seen.upstreamClosedMs} ms`,
    ],
  ]
  return checks.filter(([holds]) => !holds).map(([, difference]) => difference)
}

/** An outcome as one word: `failed(stalled)`. */
export function nameOf({ outcome }: Driven): string {
  const [status, detail] = outcomeKey(outcome).split(".")
  return detail === undefined ? (status ?? "") : `${status}(${detail})`
}

function attemptOf(outcome: string): string {
  if (outcome === "stopped") return "aborted"
  return /^(complete|length|filtered)$/.test(outcome) ? "complete" : "failed"
}

/** Only calls whose input is whole and valid may run, and only in an answer that ended well. */
function executable({ outcome, tools = [] }: Expected): number {
  return outcome === "complete"
    ? tools.filter((call) => !call.includes("(!") && !call.includes("…")).length
    : 0
}

function retryAfterOf({ outcome }: Driven): number | undefined {
  return outcome.status === "failed" ? outcome.retryAfterS : undefined
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index])
}

function shorten(text: string): string {
  return text.length > 60 ? `${JSON.stringify(text.slice(0, 60))}… (${text.length})` : JSON.stringify(text)
}
