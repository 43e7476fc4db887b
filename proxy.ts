import { randomBytes } from "node:crypto"
import { type NextRequest, NextResponse } from "next/server"
import { isKnownHost } from "./lib/auth/known-host"
import { type Config, isDevelopment, readConfig } from "./lib/config"
import { pageHeaders } from "./lib/http/security-headers"

let settings: Config | undefined

/**
 * Gives every page its content security policy. It is no boundary: pages and handlers check for themselves who is calling, and
 * the app is as closed without this file.
 */
export function proxy(request: NextRequest): NextResponse {
  settings ??= readConfig()
  const host = request.headers.get("host")
  if (!isKnownHost(host, settings)) return unknownHost(host)
  const nonce = randomBytes(16).toString("base64")
  const development = isDevelopment()
  const https = settings.PUBLIC_URL?.startsWith("https:") ?? false
  const headers = pageHeaders({ nonce, development, https })
  return withHeaders(request, nonce, headers)
}

/** Pages only: handlers set their own headers, static files need no policy. */
export const config = { matcher: "/((?!api/|frames/|_next/static/|_next/image).*)" }

function unknownHost(host: string | null): NextResponse {
  const text = `This server does not know itself as ${host}. If it should, start it with PUBLIC_URL set to this address.\n`
  return new NextResponse(text, { status: 421, headers: { "content-type": "text/plain; charset=utf-8" } })
}

function withHeaders(request: NextRequest, nonce: string, headers: Record<string, string>): NextResponse {
  const forwarded = new Headers(request.headers)
  forwarded.set("x-nonce", nonce)
  // Next.js takes the nonce of its own scripts from here.
  forwarded.set("content-security-policy", headers["content-security-policy"] ?? "")
  const response = NextResponse.next({ request: { headers: forwarded } })
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
  return response
}
