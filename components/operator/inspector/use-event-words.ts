import { useTranslations } from "use-intl"
import { outcomeKey } from "@/lib/protocol/outcome"
import type { TimelineEvent } from "@/lib/protocol/timeline"
import { useNumbers } from "../format"

/** What an event is, in a sentence. */
export function useEventWords(): (event: TimelineEvent) => string {
  const t = useTranslations("operator.event")
  const tResult = useTranslations("operator.inspector.results")
  const tOutcome = useTranslations("outcome")
  const { ms } = useNumbers()
  return (event) => {
    switch (event.type) {
      case "attempt-started":
        return t("attempt-started", { number: event.number, provider: event.provider, model: event.model })
      case "attempt-ended":
        return t("attempt-ended", {
          number: event.number,
          result: tResult(event.outcome),
          reason: event.reason ?? "",
        })
      case "failover":
        return t("failover", { from: event.from, to: event.to })
      case "silence":
        return t("silence", { time: ms(event.silentMs) })
      case "viewer-joined":
        return event.after > 0
          ? t("viewer-resumed", { viewer: event.viewer, after: event.after })
          : t("viewer-joined", { viewer: event.viewer })
      case "viewer-left":
        return t("viewer-left", { viewer: event.viewer })
      case "end-asked":
        return t(`end-asked.${event.cause}`)
      case "upstream-closed":
        return t("upstream-closed", { time: ms(event.ms) })
      case "ended":
        return t("ended", { outcome: tOutcome(outcomeKey(event.outcome)) })
      case "first-token":
      case "waiting":
        return t(event.type)
    }
  }
}
