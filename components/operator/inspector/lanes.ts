import type { Timeline, TimelineEvent } from "@/lib/protocol/timeline"

/** Something that lasted. Milliseconds since the start of the generation; `to` is the time of the drawing where it goes on. */
export type Span = { from: number; to: number; isOpen: boolean }
export type AttemptSpan = Span & {
  number: number
  provider: string
  model: string
  outcome: "complete" | "failed" | "aborted" | null
}
export type ViewerSpan = Span & { viewer: number; after: number }
/** What happened at one moment and is no attempt and no viewer. */
export type Moment = Exclude<
  TimelineEvent,
  { type: "attempt-started" | "attempt-ended" | "viewer-joined" | "viewer-left" }
>
/** Per stretch of time, `widthMs` long. */
export type Rates = {
  widthMs: number
  tokensPerSecond: number[]
  commits: number[]
  heartbeats: number[]
  slowestMs: number[]
}

export type Lanes = {
  endMs: number
  attempts: AttemptSpan[]
  viewers: ViewerSpan[]
  moments: Moment[]
  rates: Rates
}

/** What JSON adds to the text of a delta, in UTF-16 units. */
const wrapping = 48
const charsPerToken = 4

/**
 * A timeline as what a drawing shows. `endMs`: how long the generation took, or has taken so far. The output tokens (null while nobody
 * has counted them) are spread over the time by the text that was committed.
 */
export function lanesOf({ events, pulse }: Timeline, endMs: number, outputTokens: number | null): Lanes {
  const end = Math.max(endMs, events.at(-1)?.at ?? 0, 1)
  const weights = weightsOf(pulse, events)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const perChar = outputTokens === null || total === 0 ? 1 / charsPerToken : outputTokens / total
  const perSecond = 1_000 / pulse.widthMs
  return {
    endMs: end,
    attempts: attemptsOf(events, end),
    viewers: viewersOf(events, end),
    moments: events.filter((event): event is Moment => !/^(attempt|viewer)-/.test(event.type)),
    rates: {
      widthMs: pulse.widthMs,
      tokensPerSecond: weights.map((weight) => weight * perChar * perSecond),
      commits: pulse.beats.map((beat) => beat?.commits ?? 0),
      heartbeats: pulse.beats.map((beat) => beat?.heartbeats ?? 0),
      slowestMs: pulse.beats.map((beat) => beat?.slowestMs ?? 0),
    },
  }
}

/** How much text each stretch of time brought; what is committed before the first content is none. */
function weightsOf({ beats, widthMs }: Timeline["pulse"], events: readonly TimelineEvent[]): number[] {
  const first = events.find(({ type }) => type === "first-token")?.at ?? Number.POSITIVE_INFINITY
  return beats.map((beat, index) => {
    if (!beat || (index + 1) * widthMs <= first) return 0
    return Math.max(0, beat.chars - beat.entries * wrapping)
  })
}

function attemptsOf(events: readonly TimelineEvent[], end: number): AttemptSpan[] {
  return events.flatMap((event) => {
    if (event.type !== "attempt-started") return []
    const { number, provider, model, at } = event
    const over = events.find((other) => other.type === "attempt-ended" && other.number === number)
    const outcome = over?.type === "attempt-ended" ? over.outcome : null
    return [{ number, provider, model, outcome, from: at, to: over?.at ?? end, isOpen: !over }]
  })
}

function viewersOf(events: readonly TimelineEvent[], end: number): ViewerSpan[] {
  return events.flatMap((event) => {
    if (event.type !== "viewer-joined") return []
    const { viewer, after, at } = event
    const left = events.find((other) => other.type === "viewer-left" && other.viewer === viewer)
    return [{ viewer, after, from: at, to: left?.at ?? end, isOpen: !left }]
  })
}

/** Round times for an axis, at most seven, the first 0. */
export function ticksOf(endMs: number): number[] {
  const step = steps.find((ms) => endMs / ms <= 6) ?? 600_000
  return Array.from({ length: Math.floor(endMs / step) + 1 }, (_, index) => index * step)
}
const steps = [50, 100, 250, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 120_000, 300_000]
