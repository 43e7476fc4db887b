import { scrub } from "./scrub"
import type { ProviderError, UpstreamFailure } from "./upstream-failure"

/** A failure in one line for the log and the attempt's row, without keys or bodies. */
export function describeFailure(failure: UpstreamFailure, secrets: readonly string[]): string {
  return scrub(wordsFor(failure), secrets)
}

function wordsFor(failure: UpstreamFailure): string {
  switch (failure.kind) {
    case "unreachable":
      return `not reachable (${failure.code})`
    case "no-first-token":
      return `no content within ${failure.afterMs} ms`
    case "redirect":
      return failure.status === 0
        ? "a request to another host was refused"
        : `redirect refused (${failure.status})`
    case "status":
      return `status ${failure.status}: ${words(failure.error)}`
    case "error-event":
      return `error in the stream: ${words(failure.error)}`
    case "html":
      return "a page instead of a stream"
    case "empty":
      return "an empty answer"
    case "truncated":
      return `cut off (${failure.code})`
    case "unknown-finish":
      return `ended with an unknown reason: ${failure.reason}`
    case "stalled":
      return `no content for ${failure.afterMs} ms`
    case "unreadable":
      return "what came cannot be read"
    case "too-large":
      return `the ${failure.what} is too large`
    case "too-long":
      return `not finished after ${failure.afterMs} ms`
  }
}

function words({ code, type, message }: ProviderError): string {
  return [code, type, /^\s*</.test(message) ? "(a page)" : message].filter(Boolean).join(" ")
}
