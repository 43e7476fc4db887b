import { useTranslations } from "use-intl"
import type { Inspection } from "@/lib/protocol/inspection"
import { useNumbers } from "../format"
import { Tile } from "../panel"

export function InspectionTiles({ inspection }: { inspection: Inspection }) {
  const t = useTranslations("operator.inspector")
  const { count, ms, usd } = useNumbers()
  const { timing, usage, attempts, outcome, upstreamClosedMs, timeline } = inspection
  const views = timeline?.events.filter((event) => event.type === "viewer-joined") ?? []
  const resumes = views.filter((event) => event.type === "viewer-joined" && event.after > 0)
  return (
    <dl className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-6">
      <Tile name={t("firstToken")}>{ms(timing?.firstTokenMs ?? null)}</Tile>
      <Tile name={t("total")}>{ms(timing?.totalMs ?? null)}</Tile>
      <Tile name={t("tokens")}>{usage ? count(usage.outputTokens) : "–"}</Tile>
      <Tile name={t("attempts")}>{count(attempts.length)}</Tile>
      <Tile name={t("views")}>{t("viewsAndResumes", { views: views.length, resumes: resumes.length })}</Tile>
      {outcome?.status === "stopped" ? (
        <Tile name={t("closedIn")}>{ms(upstreamClosedMs)}</Tile>
      ) : (
        <Tile name={t("cost")}>{usd(usage?.costUsd ?? null)}</Tile>
      )}
    </dl>
  )
}
