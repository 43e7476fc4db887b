import { expect, test } from "vitest"
import { outcomeKey } from "../protocol/outcome"
import { classify } from "./classify"
import type { ProviderError, UpstreamFailure } from "./upstream-failure"

const error = (more: Partial<ProviderError> = {}): ProviderError => ({
  status: null,
  code: null,
  type: null,
  message: "",
  ...more,
})
const status = (
  code: number,
  more: Partial<ProviderError> = {},
  retryAfterMs: number | null = null,
): UpstreamFailure => ({
  kind: "status",
  status: code,
  error: error(more),
  retryAfterMs,
})
const inStream = (more: Partial<ProviderError>): UpstreamFailure => ({
  kind: "error-event",
  error: error(more),
})

const before = (failure: UpstreamFailure) => {
  const { outcome, next } = classify(failure, { isVisible: false })
  return `${outcomeKey(outcome)}${next ? ", next" : ""}`
}
const after = (failure: UpstreamFailure) => outcomeKey(classify(failure, { isVisible: true }).outcome)

test.each<[string, UpstreamFailure]>([
  ["failed.model_unavailable, next", { kind: "unreachable", code: "ECONNREFUSED" }],
  ["failed.model_unavailable, next", { kind: "no-first-token", afterMs: 15_000 }],
  ["failed.model_unavailable, next", { kind: "redirect", status: 302 }],
  ["failed.model_unavailable, next", { kind: "html" }],
  ["failed.model_unavailable, next", { kind: "truncated", code: "ECONNRESET" }],
  ["failed.empty_response, next", { kind: "empty" }],
  ["failed.malformed, next", { kind: "too-large", what: "event" }],
  ["interrupted.time-limit", { kind: "too-long", afterMs: 600_000 }],
])("before content: %s for %o", (expected, failure) => {
  expect(before(failure)).toBe(expected)
})

test.each([
  [400, "failed.bad_request"],
  [401, "failed.not_authorized, next"],
  [402, "failed.quota_exceeded, next"],
  [403, "failed.not_authorized, next"],
  [404, "failed.unknown_model, next"],
  [405, "failed.model_unavailable, next"],
  [408, "failed.rate_limited, next"],
  [409, "failed.model_unavailable, next"],
  [413, "failed.bad_request"],
  [422, "failed.bad_request"],
  [425, "failed.rate_limited, next"],
  [429, "failed.rate_limited, next"],
  [500, "failed.model_unavailable, next"],
  [503, "failed.model_unavailable, next"],
  [520, "failed.model_unavailable, next"],
  [529, "failed.model_unavailable, next"],
])("status %i: %s", (code, expected) => {
  expect(before(status(code))).toBe(expected)
})

test.each([
  { code: "context_length_exceeded" },
  { type: "exceed_context_size_error" },
  { message: "This model's maximum context length is 8192 tokens. However, you requested 9000." },
  { message: "prompt is too long: 210000 tokens > 200000 maximum" },
  { message: "The input token count (1100000) exceeds the maximum number of tokens allowed (1048576)." },
  { message: "the request exceeds the available context size, try increasing it" },
])("a context that is too long is known by %o, and nobody else is asked", (said) => {
  expect(before(status(400, said))).toBe("failed.context_too_long")
})

test.each([
  { code: "model_not_found" },
  { message: "The model `gpt-9` does not exist or you do not have access to it." },
  { message: 'model "llama9" not found, try pulling it first' },
  { message: "invalid model ID" },
])("an unknown model is known by %o, and another candidate may have it", (said) => {
  expect(before(status(400, said))).toBe("failed.unknown_model, next")
})

test("an error inside a 200 decides as if it had been the status", () => {
  expect(before(inStream({ status: 429 }))).toBe("failed.rate_limited, next")
  expect(before(inStream({ type: "overloaded_error" }))).toBe("failed.model_unavailable, next")
  expect(before(inStream({ code: "invalid_api_key" }))).toBe("failed.not_authorized, next")
  expect(before(inStream({ type: "invalid_request_error" }))).toBe("failed.bad_request")
  expect(before(inStream({ message: "CUDA out of memory" }))).toBe("failed.provider_error, next")
})

test("a short Retry-After may be waited for, a long one is told", () => {
  const short = classify(status(429, {}, 4_200), { isVisible: false })
  expect(short).toMatchObject({ waitMs: 4_200, outcome: { retryAfterS: 5 } })
  const long = classify(status(503, {}, 30_000), { isVisible: false })
  expect(long).toMatchObject({ waitMs: null, outcome: { code: "model_unavailable", retryAfterS: 30 } })
})

test("a limit that is lifted in hours is a quota and is not waited for", () => {
  const quota = classify(status(429, {}, 7_200_000), { isVisible: false })
  expect(quota).toMatchObject({ next: true, waitMs: null, outcome: { code: "quota_exceeded" } })
  expect(before(status(429, { code: "insufficient_quota" }))).toBe("failed.quota_exceeded, next")
})

test("the operator is told of keys, bills and addresses, and of nothing that passes", () => {
  const alerts = (failure: UpstreamFailure) => classify(failure, { isVisible: false }).alert
  expect(
    [status(401), status(403), status(402), status(404), { kind: "redirect", status: 301 } as const].map(
      alerts,
    ),
  ).toEqual([true, true, true, true, true])
  expect([status(429), status(500), status(400)].map(alerts)).toEqual([false, false, false])
})

test.each<[string, UpstreamFailure]>([
  ["failed.provider_error", inStream({ message: "boom" })],
  ["failed.provider_error", inStream({ status: 500 })],
  ["failed.rate_limited", inStream({ status: 429 })],
  ["failed.context_too_long", inStream({ code: "context_length_exceeded" })],
  ["failed.stalled", { kind: "stalled", afterMs: 30_000 }],
  ["failed.malformed", { kind: "too-large", what: "answer" }],
  ["interrupted.truncated", { kind: "truncated", code: "ECONNRESET" }],
  ["interrupted.unknown-finish", { kind: "unknown-finish", reason: "abort" }],
  ["interrupted.time-limit", { kind: "too-long", afterMs: 600_000 }],
])("after content: %s for %o, and never another candidate", (expected, failure) => {
  expect(after(failure)).toBe(expected)
  expect(classify(failure, { isVisible: true }).next).toBe(false)
})

test("what is our own fault does not speak against a candidate", () => {
  expect(classify(status(400), { isVisible: false }).counts).toBe(false)
  expect(classify(status(503), { isVisible: false }).counts).toBe(true)
})
