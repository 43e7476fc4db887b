import { Readable } from "node:stream"
import { expect, test } from "vitest"
import { FakeClock } from "../fake-clock"
import { errorResponse, retryAfterMs } from "./error-response"

const now = Date.parse("2026-01-01T00:00:00Z")

test.each([
  [{ "retry-after": "2" }, 2_000],
  [{ "retry-after": "0" }, 0],
  [{ "retry-after": "Thu, 01 Jan 2026 00:00:30 GMT" }, 30_000],
  [{ "retry-after": "Wed, 31 Dec 2025 00:00:00 GMT" }, 0],
  [{ "retry-after": "soon" }, null],
  [{ "retry-after-ms": "1500", "retry-after": "2" }, 1_500],
  [{ "x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "6m0s" }, 360_000],
  [{ "x-ratelimit-remaining-tokens": "0", "x-ratelimit-reset-tokens": "1h2m3.5s" }, 3_723_500],
  [{ "x-ratelimit-remaining-requests": "12", "x-ratelimit-reset-requests": "1s" }, null],
  [{}, null],
])("%j asks to wait %s ms", (headers, expected) => {
  expect(retryAfterMs(headers, now)).toBe(expected)
})

test("a body that never ends is read for a second", async () => {
  const clock = new FakeClock()
  const body = new Readable({ read() {} })
  body.push('{"error": {"message": "no"}}')
  const failure = errorResponse({ status: 500, headers: {}, body }, clock)
  await clock.advance(1_000)
  expect(await failure).toMatchObject({ kind: "status", status: 500, error: { message: "no" } })
})

test("a body without end is read to 64 KB", async () => {
  const body = new Readable({
    read() {
      this.push("x".repeat(10_000))
    },
  })
  expect(await errorResponse({ status: 500, headers: {}, body }, new FakeClock())).toMatchObject({
    kind: "status",
  })
  body.destroy()
})
