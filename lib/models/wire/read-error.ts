import type { ProviderError } from "../upstream-failure"
import { isRecord, numberOf, stringOf } from "./json"

/**
 * The error in a provider's JSON, wherever it put it: `{"error": {…}}`, `{"error": "text"}`, `{"type": "error", …}`,
 * `{"object": "error", …}`, `{"detail": …}`, `{"errors": […]}`, `[{"error": …}]`. Null when it holds none.
 */
export function readError(value: unknown): ProviderError | null {
  if (Array.isArray(value)) return value.length > 0 ? readError(value[0]) : null
  if (!isRecord(value)) return null
  const { error, errors, detail } = value
  if (isRecord(error)) return fromRecord(error)
  if (typeof error === "string" && error !== "") return fromText(error, value)
  if (error === true || value.type === "error" || value.object === "error") return fromRecord(value)
  if (Array.isArray(errors) && errors.length > 0) return readError({ error: errors[0] })
  if (detail !== undefined && !("choices" in value)) return fromText(textOf(detail), value)
  return null
}

/** The error in what should have been JSON but need not be. */
export function readErrorText(text: string): ProviderError {
  try {
    const value: unknown = JSON.parse(text)
    return readError(value) ?? (isRecord(value) ? fromRecord(value) : fromText(text))
  } catch {
    return fromText(text)
  }
}

function fromRecord(error: Record<string, unknown>): ProviderError {
  const code = stringOf(error.code) ?? null
  const status = [error.code, error.status, error.status_code, error.http_code]
    .map(toStatus)
    .find((found) => found !== null)
  const type =
    [error.type, error.status].map(stringOf).find((text) => text !== undefined && text !== "error") ?? null
  const message = stringOf(error.message) ?? stringOf(error.msg) ?? textOf(error)
  return { status: status ?? null, code, type, message: message.slice(0, 2_000) }
}

function fromText(message: string, around: Record<string, unknown> = {}): ProviderError {
  return { ...fromRecord({ ...around, message }), message: message.slice(0, 2_000) }
}

function toStatus(value: unknown): number | null {
  const number = typeof value === "string" && /^\d{3}$/.test(value) ? Number(value) : numberOf(value)
  return number !== undefined && number >= 400 && number <= 599 ? number : null
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value
  try {
    return JSON.stringify(value) ?? ""
  } catch {
    return "" // Nested too deep to be written; the code and the status are what counts.
  }
}
