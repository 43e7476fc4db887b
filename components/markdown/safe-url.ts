const schemes = new Set(["http:", "https:", "mailto:"])

/** A link from a model that may be followed: an absolute http, https or mailto address. Null for everything else. */
export function safeUrl(text: string): URL | null {
  const url = URL.parse(text)
  return url && schemes.has(url.protocol) ? url : null
}

/** What to show of an address before it is opened: its host in ASCII, so that look-alike letters give themselves away. */
export function destination(url: URL): string {
  return url.protocol === "mailto:" ? url.pathname : url.host
}
