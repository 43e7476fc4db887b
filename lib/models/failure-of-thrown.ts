import { APICallError } from "@ai-sdk/provider"
import type { UpstreamFailure } from "./upstream-failure"
import { UpstreamError } from "./upstream-failure"
import { readError, readErrorText } from "./wire/read-error"

/** The failure that an SDK's provider threw, or sent as an error part, where our wire had seen none. */
export function failureOfThrown(error: unknown): UpstreamFailure {
  if (error instanceof UpstreamError) return error.failure
  if (APICallError.isInstance(error)) {
    if (error.cause instanceof UpstreamError) return error.cause.failure
    const said = readErrorText(error.responseBody || error.message)
    return { kind: "error-event", error: { ...said, status: error.statusCode ?? said.status } }
  }
  const said = readError(error) ?? { status: null, code: null, type: null, message: messageOf(error) }
  // What no server said, our own side refused to send: an attachment that this provider cannot take, above all.
  return { kind: "error-event", error: isOurs(error) ? { ...said, status: 400 } : said }
}

function isOurs(error: unknown): boolean {
  return error instanceof Error && /Unsupported|InvalidArgument|InvalidPrompt/.test(error.name)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}
