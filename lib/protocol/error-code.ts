/** What can go wrong with a request, and its HTTP status. The body is `{ error: { code, message, field?, reason?, retryAfterS? } }`. */
export const statusByCode = {
  bad_request: 400,
  not_signed_in: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  generation_running: 409,
  id_taken: 409,
  cursor_gone: 410,
  too_large: 413,
  unsupported_media_type: 415,
  too_many_requests: 429,
  internal: 500,
  storage_unavailable: 503,
  shutting_down: 503,
} as const

export type ErrorCode = keyof typeof statusByCode

/** `reason` tells apart what shares a code: which limit was met, or what the auth library had against it. */
export type ErrorBody = {
  error: { code: ErrorCode; message: string; field?: string; reason?: string; retryAfterS?: number }
}
