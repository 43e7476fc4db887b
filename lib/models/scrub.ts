/** What keys look like, for those that are not ours: a provider may echo anybody's. */
const keyShapes: readonly RegExp[] = [
  /\b(sk|pk|rk|gsk|xai|key|hf|r8|pplx|nvapi|tgp)[-_][A-Za-z0-9_\-*.…]{6,}/g,
  /\bAIza[A-Za-z0-9_\-*]{6,}/g,
  /\bAKIA[A-Z0-9]{12,}/g,
  /\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)?/g,
  /\b[A-Fa-f0-9]{32,}\b/g,
  /((?:authorization|bearer|x-api-key|api[-_ ]?key|token)["']?\s*[:=]?\s*["']?(?:bearer\s+)?)(?=[^\s"',;]*\d)[^\s"',;]{8,}/gi,
]

const replacement = "[redacted]"
const maxLength = 300

/**
 * A provider's words made fit for a log: one line of at most 300 characters without the given secrets, anything that looks
 * like a key, markup, or the user part of an address. Partly masked keys ("sk-ab***yz") count as keys.
 */
export function scrub(text: string, secrets: readonly string[] = []): string {
  let clean = text.slice(0, 4_000)
  for (const secret of secrets) if (secret.length >= 4) clean = clean.replaceAll(secret, replacement)
  clean = clean.replace(/<(script|style)[\s\S]*?(<\/\1>|$)/gi, " ").replace(/<[^>]{0,500}>/g, " ")
  clean = clean.replace(/(https?:\/\/)[^\s/@]+@/gi, `$1${replacement}@`)
  for (const shape of keyShapes)
    clean = clean.replace(shape, (_, before?: unknown) => `${kept(shape, before)}${replacement}`)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go.
  const line = clean.replace(/[\u0000-\u001f\u007f-\u009f\s]+/g, " ").trim()
  return line.length > maxLength ? `${line.slice(0, maxLength - 1)}…` : line
}

/** The last shape keeps the label before the key, so that a log still says which header it was. */
function kept(shape: RegExp, before: unknown): string {
  return shape === keyShapes.at(-1) && typeof before === "string" ? before : ""
}
