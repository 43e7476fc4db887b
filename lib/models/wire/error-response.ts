import type { IncomingHttpHeaders } from "node:http"
import type { Readable } from "node:stream"
import type { Clock } from "../clock"
import type { UpstreamFailure } from "../upstream-failure"
import { readErrorText } from "./read-error"

const maxBytes = 64 * 1024
const maxMs = 1_000

/** The failure that a response other than 2xx stands for. Reads a bounded part of its body for a bounded time. */
export async function errorResponse(
  response: { status: number; headers: IncomingHttpHeaders; body: Readable },
  clock: Clock,
): Promise<UpstreamFailure> {
  const { status, headers, body } = response
  if (status >= 300 && status < 400) return { kind: "redirect", status }
  const error = readErrorText(await readSome(body, clock))
  return { kind: "status", status, error, retryAfterMs: retryAfterMs(headers, Date.now()) }
}

/** How long a server asks to wait: `retry-after-ms`, `retry-after` in seconds or as a date, or the usual rate limit headers. */
export function retryAfterMs(headers: IncomingHttpHeaders, now: number): number | null {
  const asked = headers["retry-after"]
  const ms = Number(headers["retry-after-ms"] ?? Number.NaN)
  if (ms >= 0) return ms
  if (asked === undefined) return resetMs(headers)
  const seconds = Number(asked)
  const wait = Number.isNaN(seconds) ? Date.parse(asked) - now : seconds * 1_000
  return Number.isNaN(wait) ? null : Math.max(0, wait)
}

/** OpenAI writes "6m0s" or "20ms"; the longest of requests and tokens counts, where nothing of it remains. */
function resetMs(headers: IncomingHttpHeaders): number | null {
  const waits = ["requests", "tokens"]
    .filter((kind) => headers[`x-ratelimit-remaining-${kind}`] === "0")
    .map((kind) => durationMs(String(headers[`x-ratelimit-reset-${kind}`] ?? "")))
    .filter((wait) => wait !== null)
  return waits.length > 0 ? Math.max(...waits) : null
}

const unitMs: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000, ms: 1 }

function durationMs(text: string): number | null {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|[dhms])/g)]
  if (parts.length === 0) return null
  return parts.reduce((sum, [, number, unit = ""]) => sum + Number(number) * (unitMs[unit] ?? 0), 0)
}

function readSome(body: Readable, clock: Clock): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>()
  const chunks: Buffer[] = []
  let bytes = 0
  const finish = () => {
    cancel()
    body.pause()
    resolve(Buffer.concat(chunks).toString())
  }
  const cancel = clock.after(maxMs, finish)
  body.on("data", (chunk: Buffer) => {
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes > maxBytes) finish()
  })
  for (const event of ["end", "error", "close"]) body.once(event, finish)
  return promise
}
