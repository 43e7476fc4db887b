/** What an upstream may be told. Anything else an SDK adds (its version, the runtime's, cookies) stays here. */
const allowed: ReadonlySet<string> = new Set([
  "accept",
  "anthropic-beta",
  "anthropic-version",
  "api-key",
  "authorization",
  "content-type",
  "openai-organization",
  "openai-project",
  "x-api-key",
  "x-goog-api-key",
])

/** The allowed ones of `headers`, those named in `extra`, and our own. Gzip is understood but not asked for: it delays a stream. */
export function requestHeaders(
  headers: HeadersInit | undefined,
  extra: Readonly<Record<string, string>>,
): Record<string, string> {
  const names = new Set(Object.keys(extra).map((name) => name.toLowerCase()))
  const kept = [...new Headers(headers)].filter(([name]) => allowed.has(name) || names.has(name))
  return {
    ...Object.fromEntries(kept),
    accept: "text/event-stream, application/json",
    "accept-encoding": "identity",
    "user-agent": "millrace",
  }
}
