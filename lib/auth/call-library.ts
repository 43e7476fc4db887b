import { AppError } from "../errors"
import type { ErrorCode } from "../protocol/error-code"
import type { Auth } from "./auth"

/** Where the library sends a browser afterwards; only to addresses of this server. */
const redirectFields = ["callbackURL", "errorCallbackURL", "newUserCallbackURL", "redirectTo"]

/**
 * Lets the auth library answer, in this app's words: its errors in the one error shape, and no session's token in a body, since
 * cookies that scripts cannot read carry it.
 */
export async function callLibrary(
  auth: Auth,
  request: Request,
  body: Record<string, unknown> | undefined,
): Promise<Response> {
  const { searchParams } = new URL(request.url)
  for (const field of redirectFields) {
    const places = [...(body?.[field] === undefined ? [] : [body[field]]), ...searchParams.getAll(field)]
    for (const place of places) requireOwnPath(field, place)
  }
  const headers = new Headers(request.headers)
  headers.delete("content-length")
  const init = { method: request.method, headers, body: body && JSON.stringify(body) }
  const answer = await auth.handle(new Request(request.url, init))
  if (answer.status >= 400) throw await refusal(answer)
  return isRedirect(answer) ? copy(answer, null) : copy(answer, await withoutTokens(answer))
}

const anyOrigin = "http://this.server"

/** Read as a browser reads it, to which a backslash is a slash, and tabs and line ends are nothing. */
function requireOwnPath(field: string, value: unknown): void {
  const isPath = typeof value === "string" && value.startsWith("/") && URL.canParse(value, anyOrigin)
  if (!isPath || new URL(value, anyOrigin).origin !== anyOrigin) throw new AppError("bad_request", { field })
}

const codes: Record<number, ErrorCode> = { 401: "not_signed_in", 403: "forbidden", 404: "not_found" }

async function refusal(answer: Response): Promise<AppError> {
  const body = (await answer.json().catch(() => null)) as { code?: unknown; message?: unknown } | null
  if (answer.status >= 500) return new AppError("internal")
  const reason = typeof body?.code === "string" ? body.code : undefined
  const message = typeof body?.message === "string" ? body.message : undefined
  return new AppError(codes[answer.status] ?? "bad_request", { reason, message })
}

const isRedirect = ({ status }: Response) => status >= 300 && status < 400

async function withoutTokens(answer: Response): Promise<string> {
  const body: unknown = JSON.parse((await answer.text()) || "null")
  if (typeof body !== "object" || body === null || Array.isArray(body)) return JSON.stringify(body)
  const { token: _token, session: _session, ...rest } = body as Record<string, unknown>
  return JSON.stringify(rest)
}

function copy(answer: Response, body: string | null): Response {
  const headers = new Headers()
  const location = answer.headers.get("location")
  if (location) headers.set("location", location)
  for (const cookie of answer.headers.getSetCookie()) headers.append("set-cookie", cookie)
  if (body !== null) headers.set("content-type", "application/json")
  return new Response(body, { status: answer.status, headers })
}
