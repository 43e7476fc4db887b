import type { Connection } from "./connection"
import type { Wire } from "./wires"

export type FormatName = "chat" | "responses"

/** What a reader has in the end. Text and reasoning are compared exactly where they are given. */
export type Expected = {
  /** `complete`, `failed(stalled)`, `interrupted(truncated)`: an outcome as one word. */
  outcome: string
  text?: string
  reasoning?: string
  /** Tool calls as `name(input)`; an input that is not whole ends with `…`. */
  tools?: readonly string[]
  /** One of the notes contains this. */
  note?: string
  /** The kind of notice the viewer gets on the way. */
  notice?: "waiting" | "silence"
  /** The attempts' outcomes, in order; by default one that fits the outcome. */
  attempts?: readonly string[]
  /** The last attempt's reason contains this. */
  reason?: string
  inputTokens?: number
  retryAfterS?: number
  /** Longest it may take in all; 3 s by default. */
  withinMs?: number
}

/** `silentPort` accepts connections and never says anything. */
export type Ports = { port: number; silentPort: number }

/** One thing that an upstream does wrong. */
export type Shape = {
  name: string
  /** The row of the fault table that it belongs to. */
  row: "before" | "after" | "bytes" | "parts" | "stop"
  formats?: readonly FormatName[]
  /** Before the first content: whether a healthy second candidate answers instead. Undefined after it. */
  next?: boolean
  expect: Expected | Record<FormatName, Expected>
  /** The base URL where it is not this server's own: for what cannot be played on an accepted connection. */
  url?: (ports: Ports) => string
  /** Keeps this process so busy that timers of others would be late: played when nothing else is. */
  isBusy?: boolean
  /** Stops the answer, as a person would, this long after it was asked for. */
  stopAfterMs?: number
  play: (connection: Connection, wire: Wire, call: { count: number }) => Promise<void> | void
}

export function expectedOf({ expect }: Shape, format: FormatName): Expected {
  return "outcome" in expect ? expect : expect[format]
}
