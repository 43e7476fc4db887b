import { type ErrorBody, type ErrorCode, statusByCode } from "./protocol/error-code"

const sentences: Record<ErrorCode, string> = {
  bad_request: "The request is not valid.",
  not_signed_in: "Please sign in.",
  forbidden: "This request came from another site and was refused.",
  not_found: "There is nothing here.",
  method_not_allowed: "This address does not take that method.",
  generation_running: "An answer is already being made in this chat.",
  id_taken: "This id is already in use.",
  cursor_gone: "This answer is over; load the chat again.",
  too_large: "The request is too large.",
  unsupported_media_type: "Send JSON.",
  too_many_requests: "Too many requests; please wait.",
  internal: "Something went wrong on the server.",
  storage_unavailable: "The database cannot be reached; nothing was saved.",
  shutting_down: "The server is restarting; try again in a moment.",
}

type Details = { message?: string; field?: string; reason?: string; retryAfterS?: number; cause?: unknown }

/** An error with a code; `toResponse` is the one place that turns it into HTTP and words. */
export class AppError extends Error {
  // What the server throws was made by another instance of this module than the handler's: see lib/server.ts.
  static [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === "AppError"
  }

  readonly code: ErrorCode
  readonly details: Details

  constructor(code: ErrorCode, details: Details = {}) {
    super(details.message ?? sentences[code], { cause: details.cause })
    this.name = "AppError"
    this.code = code
    this.details = details
  }
}

/** The JSON error response for anything thrown; what is not an AppError becomes `internal` and keeps its words to itself. */
export function toResponse(error: unknown): Response {
  const known = error instanceof AppError ? error : new AppError("internal", { cause: error })
  const { field, reason, retryAfterS } = known.details
  const body: ErrorBody = { error: { code: known.code, message: known.message } }
  if (field !== undefined) body.error.field = field
  if (reason !== undefined) body.error.reason = reason
  if (retryAfterS !== undefined) body.error.retryAfterS = retryAfterS
  const headers = retryAfterS === undefined ? undefined : { "retry-after": String(retryAfterS) }
  return Response.json(body, { status: statusByCode[known.code], headers })
}
