/** How an answer may end by itself. */
export type FinishReason = "stop" | "length" | "content_filter"

/**
 * One step of a scripted answer; a plain string is one delta of text. Response headers leave with the first step that
 * writes, so `[HOLD, "a"]` accepts and says nothing, while `[OPEN, HOLD, "a"]` sends headers and then nothing.
 * A tool call may stand at a HOLD after that many of its deltas.
 * A script without an end is finished with `stop`, its usage and `[DONE]`.
 */
export type Step =
  | string
  | { kind: "open" }
  | { kind: "deltas"; texts: readonly string[]; perSecond?: number; as?: "reasoning" }
  | { kind: "reasoning"; text: string }
  | { kind: "tool"; name: string; argumentDeltas: readonly string[]; perSecond?: number; holdAfter?: number }
  | { kind: "raw"; text: string }
  | { kind: "delay"; ms: number }
  | { kind: "hold" }
  | { kind: "status"; status: number; body?: string; headers?: Record<string, string> }
  | { kind: "error"; message: string; code?: string }
  | { kind: "finish"; reason: FinishReason }
  | { kind: "truncate" }
  | { kind: "cut" }
  | { kind: "reset" }
  | { kind: "silence" }

/** Sends the response headers. */
export const OPEN: Step = { kind: "open" }
/** Waits until the test releases the script. */
export const HOLD: Step = { kind: "hold" }
/** Ends the body properly, without finish reason or `[DONE]`. */
export const TRUNCATE: Step = { kind: "truncate" }
/** Closes the socket inside the chunked body (FIN). */
export const CUT: Step = { kind: "cut" }
/** Resets the socket (RST). */
export const RESET: Step = { kind: "reset" }
/** Keeps the socket open and never writes again. */
export const SILENCE: Step = { kind: "silence" }

export const delay = (ms: number): Step => ({ kind: "delay", ms })
export const finish = (reason: FinishReason): Step => ({ kind: "finish", reason })
export const failure = (message: string, code = "server_error"): Step => ({ kind: "error", message, code })
export const reasoning = (text: string): Step => ({ kind: "reasoning", text })
export const toolCall = (name: string, ...argumentDeltas: string[]): Extract<Step, { kind: "tool" }> => ({
  kind: "tool",
  name,
  argumentDeltas,
})

/** Answers with an HTTP status in place of a stream; the body is OpenAI's error object unless given. */
export const status = (code: number, body?: string, headers?: Record<string, string>): Step => ({
  kind: "status",
  status: code,
  body,
  headers,
})

/** `count` numbered deltas (`w1 w2 …`), so that a reader can tell that none is missing; without a pace as fast as they are read. */
export function tokens(count: number, options: { perSecond?: number; from?: number } = {}): Step {
  const from = options.from ?? 1
  const texts = Array.from({ length: count }, (_, index) => `w${from + index} `)
  return { kind: "deltas", texts, perSecond: options.perSecond }
}

/** What `tokens` makes a reader see. */
export const tokenText = (count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => `w${from + index} `).join("")
