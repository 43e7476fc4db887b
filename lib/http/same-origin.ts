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

function hostOf(url: string | null): string | null {
  return url !== null && URL.canParse(url) ? new URL(url).host || null : null
}
