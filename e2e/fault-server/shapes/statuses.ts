import { canaryKey } from "../canary"
import type { Expected, Shape } from "../shape"
import { sse } from "../wires"

const unavailable: Expected = { outcome: "failed(model_unavailable)", text: "" }
const limited: Expected = { outcome: "failed(rate_limited)", text: "" }
const page =
  "<!doctype html><html><script>alert(1)</script><h1>502 Bad Gateway</h1><center>nginx</center></html>"

type More = { next?: boolean; headers?: Record<string, string>; formats?: Shape["formats"] }

function status(
  name: string,
  code: number,
  body: string | object,
  expect: Expected,
  { next = true, headers = {} }: More = {},
): Shape {
  const text = typeof body === "string" ? body : JSON.stringify(body)
  const type: Record<string, string> = text.startsWith("<") ? { "content-type": "text/html" } : {}
  return { name, row: "before", next, expect, play: (c) => c.status(code, text, { ...type, ...headers }) }
}

const error = (message: string, more: object = {}) => ({ error: { message, ...more } })

export const statuses: readonly Shape[] = [
  status("408", 408, error("Timeout"), limited),
  status("409", 409, error("Conflict"), unavailable),
  status("425", 425, error("Too early"), limited),
  status("429", 429, error("Rate limit reached", { type: "requests", code: "rate_limit_exceeded" }), limited),
  status(
    "429 for a minute",
    429,
    error("Slow down"),
    { ...limited, retryAfterS: 60 },
    { headers: { "retry-after": "60" } },
  ),
  status(
    "429 for hours",
    429,
    error("Daily limit"),
    { outcome: "failed(quota_exceeded)" },
    { headers: { "retry-after": "7200" } },
  ),
  status("429 out of credit", 429, error("You exceeded your quota", { code: "insufficient_quota" }), {
    outcome: "failed(quota_exceeded)",
  }),
  status("402", 402, error("Insufficient credits"), { outcome: "failed(quota_exceeded)" }),
  status("500", 500, error("The server had an error", { type: "server_error" }), unavailable),
  status("502 with a page", 502, page, { ...unavailable, reason: "(a page)" }),
  status("520", 520, "error code: 520", unavailable),
  status(
    "529",
    529,
    { type: "error", error: { type: "overloaded_error", message: "Overloaded" } },
    unavailable,
  ),
  status("401 that echoes the key", 401, error(`Incorrect API key provided: ${canaryKey}.`), {
    outcome: "failed(not_authorized)",
  }),
  status("403", 403, error("Not in your country"), { outcome: "failed(not_authorized)" }),
  status(
    "400",
    400,
    error("temperature is too hot", { type: "invalid_request_error" }),
    { outcome: "failed(bad_request)" },
    { next: false },
  ),
  status("413", 413, page, { outcome: "failed(bad_request)" }, { next: false }),
  status(
    "422",
    422,
    { detail: [{ msg: "field required" }] },
    { outcome: "failed(bad_request)" },
    { next: false },
  ),
  status(
    "400, context too long",
    400,
    error("too long", { code: "context_length_exceeded" }),
    { outcome: "failed(context_too_long)" },
    { next: false },
  ),
  status(
    "400, context too long in vLLM's words",
    400,
    { object: "error", message: "This model's maximum context length is 4096 tokens.", code: 400 },
    { outcome: "failed(context_too_long)" },
    { next: false },
  ),
  status("404, unknown model", 404, error("The model `x` does not exist", { code: "model_not_found" }), {
    outcome: "failed(unknown_model)",
  }),
  status("400, unknown model", 400, error("model 'x' not found"), { outcome: "failed(unknown_model)" }),
  status("301", 301, "", unavailable, { headers: { location: "/healthy/v1/chat/completions" } }),
  status("307", 307, "", unavailable, { headers: { location: "/healthy/v1/chat/completions" } }),
  status("200 with a page", 200, page, unavailable),
  status("200 with a JSON error", 200, error("Internal error", { code: 500 }), unavailable),
  {
    name: "200 with a JSON error, socket left open",
    row: "before",
    next: true,
    expect: unavailable,
    async play(c) {
      c.head({ "content-type": "application/json" })
      c.raw(JSON.stringify(error("Internal error", { code: 500 })))
      await c.hold()
    },
  },
  {
    name: "503 whose body never ends",
    row: "before",
    next: true,
    expect: { ...unavailable, withinMs: 3_000 },
    async play(c) {
      c.head({ "content-type": "text/html" }, 503)
      c.raw("<h1>503</h1>")
      await c.hold()
    },
  },
  {
    name: "429 for a second, then an answer",
    row: "before",
    expect: { outcome: "complete", text: "Hello", attempts: ["failed", "complete"] },
    play(c, wire, { count }) {
      if (count === 1) return c.status(429, "{}", { "retry-after": "1" })
      c.head()
      c.raw(wire.begin() + wire.text("Hello") + wire.finish() + wire.done())
      c.end()
    },
  },
  {
    name: "error object as first event",
    row: "before",
    next: true,
    expect: { outcome: "failed(rate_limited)", text: "" },
    play(c) {
      c.head()
      c.raw(sse(error("Rate limit", { code: 429 })))
      c.end()
    },
  },
  {
    name: "error string as first event",
    row: "before",
    next: true,
    expect: { outcome: "failed(provider_error)", text: "" },
    async play(c) {
      c.head()
      c.raw(sse({ error: "CUDA out of memory" }))
      await c.hold()
    },
  },
  {
    name: "error event first",
    row: "before",
    next: true,
    expect: { outcome: "failed(model_unavailable)", text: "" },
    play(c) {
      c.head()
      c.raw('event: error\ndata: {"message": "overloaded", "type": "overloaded_error"}\n\n')
      c.end()
    },
  },
  {
    name: "context too long as first event",
    row: "before",
    next: false,
    expect: { outcome: "failed(context_too_long)", text: "" },
    play(c, wire) {
      c.head()
      c.raw(
        wire.begin() +
          sse({ type: "error", error: { code: "context_length_exceeded", message: "too long" } }),
      )
      c.end()
    },
  },
]
