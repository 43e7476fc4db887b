import { useTranslations } from "use-intl"
import { heldBackMs, type Measured, type Report } from "@/lib/client/operator/judge"
import { useNumbers } from "../format"

/** The numbers behind the findings. */
export function MeasuredTable({ measured, report }: { measured: Measured; report: Report }) {
  const t = useTranslations("operator.diagnostics")
  const { ms } = useNumbers()
  const { flow, plain, idle } = measured
  const rows: [string, string][] = [
    [t("proxy"), report.proxy.says ?? t("noProxy")],
    [t("protocol"), flow.protocol || "–"],
    [t("headersAfter"), ms(flow.headersMs)],
    [t("firstByteAfter"), ms(flow.firstByteMs)],
    [t("heldBack"), ms(heldBackMs(flow))],
    [t("heldBackPlain"), ms(heldBackMs(plain))],
    [
      t("silenceSurvived"),
      idle.isWhole ? t("whole", { time: ms(idle.endedMs) }) : t("cutAfter", { time: ms(idle.endedMs) }),
    ],
    ["Content-Encoding", flow.headers["content-encoding"] ?? "–"],
    ["Cache-Control", flow.headers["cache-control"] ?? "–"],
    ["Last-Event-ID", flow.seen?.lastEventId ?? "–"],
    ["Host", flow.seen?.host ?? "–"],
    ["X-Forwarded-Proto", flow.seen?.forwardedProto ?? "–"],
    ["X-Forwarded-For", t(flow.seen?.forwardedFor ? "present" : "absent")],
  ]
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1.5 text-[0.8125rem]">
      {rows.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-muted">{name}</dt>
          <dd className="break-words text-right tabular-nums sm:text-left">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
