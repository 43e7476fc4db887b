/** What a provider said went wrong, from an error body or an error event. Not yet scrubbed. */
export type ProviderError = {
  status: number | null
  code: string | null
  type: string | null
  message: string
}

/** What went wrong with an upstream call, as the wire saw it; `classify` says what follows. */
export type UpstreamFailure =
  /** Refused, DNS, TLS, reset or end before headers, not HTTP. */
  | { kind: "unreachable"; code: string }
  | { kind: "no-first-token"; afterMs: number }
  | { kind: "redirect"; status: number }
  | { kind: "status"; status: number; error: ProviderError; retryAfterMs: number | null }
  /** An error where a stream was promised: status 200. */
  | { kind: "error-event"; error: ProviderError }
  /** 200 and a page, not a stream. */
  | { kind: "html" }
  | { kind: "empty" }
  | { kind: "truncated"; code: string }
  | { kind: "unknown-finish"; reason: string }
  | { kind: "stalled"; afterMs: number }
  /** Nothing that could be understood: nested too deep. */
  | { kind: "unreadable" }
  | { kind: "too-large"; what: "event" | "answer" }
  | { kind: "too-long"; afterMs: number }

/** Thrown by an exchange's `fetch`; the failure itself is on the exchange. */
export class UpstreamError extends Error {
  override readonly name = "UpstreamError"
  readonly failure: UpstreamFailure

  constructor(failure: UpstreamFailure) {
    super(failure.kind)
    this.failure = failure
  }
}
