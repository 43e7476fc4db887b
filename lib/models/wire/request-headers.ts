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

/** The allowed ones of `headers`, and our own: gzip is understood though not asked for, since it delays a stream. */
export function requestHeaders(
  headers: HeadersInit | undefined,
  extra: readonly string[],
): Record<string, string> {
  const names = new Set(extra.map((name) => name.toLowerCase()))
  const kept = [...new Headers(headers)].filter(([name]) => allowed.has(name) || names.has(name))
  return {
    ...Object.fromEntries(kept),
    accept: "text/event-stream, application/json",
    "accept-encoding": "identity",
    "user-agent": "millrace",
  }
}
