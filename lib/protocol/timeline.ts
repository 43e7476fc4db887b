import type { Attempted } from "./inspection"
import type { Outcome } from "./outcome"

/** What happened to a generation, besides its tokens. `at`: milliseconds since its start. */
export type TimelineEvent = { at: number } & (
  | { type: "attempt-started"; number: number; provider: string; model: string }
  | { type: "attempt-ended"; number: number; outcome: Attempted["outcome"]; reason: string | null }
  | { type: "first-token" }
  | { type: "failover"; from: string; to: string }
  | { type: "waiting" }
  | { type: "silence"; silentMs: number }
  /** A viewer began to read behind entry `after`; more than 0 means that it had read before. */
  | { type: "viewer-joined"; viewer: number; after: number }
  | { type: "viewer-left"; viewer: number }
  | { type: "end-asked"; cause: "stopped" | "abandoned" | "restart" | "time-limit" | "lease-lost" }
  | { type: "upstream-closed"; ms: number | null }
  | { type: "ended"; outcome: Outcome }
)

/** What the log and the streams did in one stretch of time. */
export type Beat = {
  commits: number
  entries: number
  /** UTF-16 units of JSON in those entries. */
  chars: number
  heartbeats: number
  /** The slowest commit, in milliseconds. */
  slowestMs: number
}

/** `beats[i]` is what happened from `i * widthMs` until `(i + 1) * widthMs`; an empty stretch is null. */
export type Pulse = { widthMs: number; beats: (Beat | null)[] }

/** The life of one generation. Never content: numbers and names. */
export type Timeline = {
  /** Milliseconds since 1970. */
  startedAt: number
  events: TimelineEvent[]
  /** Events that found no room. */
  omitted: number
  pulse: Pulse
}
