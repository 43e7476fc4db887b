import { isKnownHost } from "../auth/known-host"
import type { Config } from "../config"
import { AppError } from "../errors"

const safeMethods: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"])

/**
 * Refuses a state change that another site could have caused: `Origin` must be there and name this host (or `PUBLIC_URL`), and
 * `Sec-Fetch-Site`, where a browser sends it, must be `same-origin`.
 */
export function requireSameOrigin(request: Request, publicUrl: string | undefined): void {
  if (safeMethods.has(request.method)) return
  const site = request.headers.get("sec-fetch-site")
  if (site !== null && site !== "same-origin") throw new AppError("forbidden")
  const origin = hostOf(request.headers.get("origin"))
  const own = [request.headers.get("host"), hostOf(publicUrl ?? null)]
  if (origin === null || !own.includes(origin)) throw new AppError("forbidden")
}

/** Refuses a request for a host that is not this server's, before anything is done for it. */
export function requireKnownHost(
  request: Request,
  config: Pick<Config, "HOST" | "PUBLIC_URL" | "AUTH">,
): void {
  const host = request.headers.get("host")
  if (isKnownHost(host, config)) return
  const message = `This server does not know itself as ${host}. If it should, its PUBLIC_URL has to say so.`
  throw new AppError("forbidden", { message })
}

function hostOf(url: string | null): string | null {
  return url !== null && URL.canParse(url) ? new URL(url).host || null : null
}
