/** On every response, static files too. */
export const commonHeaders: Record<string, string> = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
}

/** On every answer of a handler, unless it says otherwise: data for one person, and nothing that a browser should run. */
export const apiHeaders: Record<string, string> = {
  "cache-control": "private, no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
}

/** The one style element that a library adds without a nonce: sonner's, first empty and then filled. */
export const toastStyles = [
  "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  "'sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY='",
]

type Page = {
  nonce: string
  /** React evaluates strings there, and the overlay connects to its own socket. */
  development: boolean
  /** Whether people reach the server over HTTPS. */
  https: boolean
}

/**
 * The policy of pages. Scripts run by nonce only, and load what they trust. Images, connections, forms and frames stay within
 * this server, so that text of a model cannot make the page tell anybody anything. Style attributes are allowed: KaTeX and
 * table cells have them in their HTML; style elements need the nonce.
 */
export function pageHeaders({ nonce, development, https }: Page): Record<string, string> {
  const policy = [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    "script-src-attr 'none'",
    `style-src 'self' ${development ? "'unsafe-inline'" : [`'nonce-${nonce}'`, ...toastStyles].join(" ")}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "frame-src 'self'",
    "frame-ancestors 'none'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    ...(https ? ["upgrade-insecure-requests"] : []),
  ]
  return {
    "content-security-policy": policy.join("; "),
    "x-frame-options": "DENY",
    ...(https ? { "strict-transport-security": "max-age=31536000" } : {}),
  }
}

/**
 * The policy of documents under `/frames`, which draw what a model wrote (diagrams). Without an origin of their own they have no
 * cookies, no storage and no way to this server or any other; only our pages may hold one.
 */
export function frameHeaders({ nonce }: Pick<Page, "nonce">): Record<string, string> {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'unsafe-inline'",
    "img-src data:",
    "font-src data:",
    "frame-ancestors 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "sandbox allow-scripts",
  ]
  return { "content-security-policy": policy.join("; ") }
}
