/** `flow`: as an answer streams. `plain`: without the header that asks nginx not to buffer. `idle`: silence, without heartbeats. */
export const diagnosticModes = ["flow", "plain", "idle"] as const
export type DiagnosticMode = (typeof diagnosticModes)[number]

/** What reached the server of the headers that a browser sent, and what a proxy added. */
export type SeenHeaders = {
  host: string | null
  lastEventId: string | null
  forwardedFor: boolean
  forwardedProto: string | null
  via: string | null
}

/** Events of the test stream. `at`: milliseconds since the server began to send. */
export type DiagnosticEvent = { at: number } & (
  | { type: "begin"; seen: SeenHeaders }
  | { type: "tick"; number: number }
  | { type: "end" }
)

/** How the server sends ticks: this many, this far apart in milliseconds. */
export const ticks = { count: 20, everyMs: 100 } as const

/** What the browser sends as `Last-Event-ID`, to see whether it arrives. */
export const probeEventId = "diagnostics"
