import { useTranslations } from "use-intl"
import type { MessageMetadata } from "@/lib/protocol/message"
import { type OutcomeKey, outcomeKey } from "@/lib/protocol/outcome"

/** A function that says how an answer ended, with what Stop did and when a retry makes sense. */
export function useOutcomeSentence(): (metadata: MessageMetadata) => string {
  const t = useTranslations("outcome")
  return ({ outcome, upstreamClosedMs, usage }) => {
    if (!outcome) return ""
    if (outcome.status === "stopped" && usage && typeof upstreamClosedMs === "number") {
      const receipt = { ms: Math.round(upstreamClosedMs), tokens: usage.inputTokens + usage.outputTokens }
      return t(usage.estimated ? "stoppedReceiptEstimated" : "stoppedReceipt", receipt)
    }
    // The type makes a sentence that is missing in the catalogue an error.
    const key: OutcomeKey = outcomeKey(outcome)
    const retryAfterS = outcome.status === "failed" ? outcome.retryAfterS : undefined
    return retryAfterS === undefined
      ? t(key)
      : `${t(key)} ${t("retryAfter", { seconds: Math.ceil(retryAfterS) })}`
  }
}
