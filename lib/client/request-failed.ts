import type { ErrorBody, ErrorCode } from "../protocol/error-code"

/** Why a request did not do what it should. `unreachable`: no answer of ours arrived; `cancelled`: the user gave up waiting. */
export type Failure = {
  code: ErrorCode | "unreachable" | "cancelled"
  /** HTTP status, 0 where there was none. */
  status: number
  message: string
  field?: string
  /** Tells apart what shares a code. */
  reason?: string
  retryAfterS?: number
}

/** Thrown by everything here that talks to the server. Show it by its code, not by its message. */
export class RequestFailed extends Error {
  override readonly name = "RequestFailed"
  readonly failure: Failure

  constructor(failure: Failure, options: { cause?: unknown } = {}) {
    super(failure.message, options)
    this.failure = failure
  }
}

export const unreachable: Failure = {
  code: "unreachable",
  status: 0,
  message: "The server cannot be reached.",
}
export const cancelled: Failure = { code: "cancelled", status: 0, message: "Cancelled before it was sent." }

/** Reads the error body of a response; a body that is not ours (a proxy's page) counts as `unreachable`. */
export async function readFailure(response: Response): Promise<Failure> {
  const body: unknown = await response.json().catch(() => null)
  if (!isErrorBody(body)) return { ...unreachable, status: response.status, ...retryAfter(response) }
  return { ...retryAfter(response), ...body.error, status: response.status }
}

function isErrorBody(body: unknown): body is ErrorBody {
  const error = (body as Partial<ErrorBody> | null)?.error
  return typeof error?.code === "string" && typeof error.message === "string"
}

function retryAfter(response: Response): { retryAfterS?: number } {
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN)
  return Number.isFinite(seconds) ? { retryAfterS: seconds } : {}
}
