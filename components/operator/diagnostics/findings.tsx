import { CircleAlert, CircleCheck, Info } from "lucide-react"
import { useTranslations } from "use-intl"
import type { Finding, Report } from "@/lib/client/operator/judge"
import { type FrontProxy, proxies, settingFor } from "@/lib/client/operator/proxy"
import { CopyButton } from "../../ui/copy-button"
import { useNumbers } from "../format"

const looks: Record<Finding["verdict"], { icon: typeof Info; colour: string }> = {
  bad: { icon: CircleAlert, colour: "text-danger" },
  note: { icon: Info, colour: "text-warning" },
  good: { icon: CircleCheck, colour: "text-accent" },
}
const order = ["bad", "note", "good"]

/** What was found, the worst first, each with the setting to change. */
export function Findings({ report }: { report: Report }) {
  const t = useTranslations("operator.diagnostics")
  const sorted = report.findings.toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict))
  const bad = sorted.filter(({ verdict }) => verdict === "bad").length
  return (
    <>
      <p className="font-medium">{t("summary", { bad })}</p>
      <ul className="flex flex-col gap-3">
        {sorted.map((finding) => (
          <FindingCard key={finding.check} finding={finding} proxy={report.proxy} />
        ))}
      </ul>
    </>
  )
}

function FindingCard({ finding, proxy }: { finding: Finding; proxy: FrontProxy }) {
  const t = useTranslations("operator.diagnostics")
  const { ms } = useNumbers()
  const { check, verdict, fix } = finding
  const { icon: Icon, colour } = looks[verdict]
  const facts = { time: ms(finding.ms ?? 0), name: finding.name ?? "" }
  return (
    <li data-check={check} data-verdict={verdict} className="rounded-2xl border border-line bg-raised p-4">
      <div className="flex gap-3">
        <Icon aria-hidden className={`mt-0.5 size-4.5 shrink-0 ${colour}`} />
        <div className="min-w-0 flex-1">
          <h2 className="font-medium text-sm">
            {t(`check.${check}.title`)}
            <span className="ms-2 font-normal text-muted text-xs">{t(`verdict.${verdict}`)}</span>
          </h2>
          <p className="mt-1 text-muted text-sm">{sentence()}</p>
          {fix && <Settings proxy={proxy} fix={fix} cutMs={finding.ms ?? 0} />}
        </div>
      </div>
    </li>
  )

  function sentence(): string {
    if (check === "buffering-default") return t("check.buffering-default.note", facts)
    if (verdict === "note") return t(check === "protocol" ? "check.protocol.note" : "check.idle.note", facts)
    if (check === "protocol") return t("check.protocol.good", facts)
    return t(`check.${check}.${verdict}`, facts)
  }
}

/** For the proxy that was recognised, or for all of them. */
function Settings({
  proxy,
  fix,
  cutMs,
}: {
  proxy: FrontProxy
  fix: NonNullable<Finding["fix"]>
  cutMs: number
}) {
  const t = useTranslations("operator.diagnostics")
  const kinds = proxy.kind ? [proxy.kind] : proxies
  return (
    <div className="mt-3 flex flex-col gap-2">
      <p className="text-xs">{t(proxy.kind ? "change" : "changeUnknown")}</p>
      {kinds.map((kind) => {
        const setting = settingFor(kind, fix, cutMs)
        return (
          <div key={kind} className="flex items-start gap-2 rounded-lg bg-sunken py-2 ps-3 pe-1">
            <span className="w-18 shrink-0 pt-0.5 text-muted text-xs">{kind}</span>
            <pre className="min-w-0 flex-1 whitespace-pre-wrap break-words font-mono text-xs">{setting}</pre>
            <CopyButton text={() => setting} label={t("copy", { proxy: kind })} />
          </div>
        )
      })}
    </div>
  )
}
