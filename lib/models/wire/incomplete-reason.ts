import { isRecord, stringOf } from "./json"

/** Why a response is not complete; null when it is. Some servers only say that it is not, which mostly means the limit. */
export function incompleteReason(response: unknown): string | null {
  if (!isRecord(response)) return null
  const { incomplete_details: details, status } = response
  const reason = isRecord(details) ? stringOf(details.reason) : undefined
  return (
    reason ?? (status === "incomplete" ? "max_output_tokens" : status === "cancelled" ? "cancelled" : null)
  )
}
