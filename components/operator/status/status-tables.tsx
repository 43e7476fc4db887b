import Link from "next/link"
import { useTranslations } from "use-intl"
import type { OutcomeKey } from "@/lib/protocol/outcome"
import type { AttemptPoint, CandidateStatus, EverywhereStatus, RunningAnswer } from "@/lib/protocol/status"
import { useNumbers } from "../format"
import { Nothing, Table } from "../panel"
import { byProvider, known, quantile } from "./summary"

export function RunningTable({ running }: { running: readonly RunningAnswer[] }) {
  const t = useTranslations("operator.status")
  if (running.length === 0) return <Nothing>{t("noneRunning")}</Nothing>
  return (
    <Table label={t("running")} heads={[t("generation"), t("model"), t("since"), t("where")]}>
      {running.map(({ generationId, model, startedAt, isHere }) => (
        <tr key={generationId}>
          <td>
            <Link
              className="font-mono text-accent text-xs underline"
              href={`/inspector/${generationId}`}
              prefetch={false}
            >
              {generationId}
            </Link>
          </td>
          <td>{model ?? t("defaultModel")}</td>
          <td>{new Date(startedAt).toLocaleTimeString()}</td>
          <td>{t(isHere ? "here" : "elsewhere")}</td>
        </tr>
      ))}
    </Table>
  )
}

/** What the plots show, in numbers. */
export function ProviderTable({ attempts }: { attempts: readonly AttemptPoint[] }) {
  const t = useTranslations("operator.status")
  const { count, ms, rate } = useNumbers()
  if (attempts.length === 0) return <Nothing>{t("noneYet")}</Nothing>
  const heads = [t("provider"), t("attempts"), t("firstTokenMedian"), t("firstToken95"), t("rateMedian")]
  return (
    <Table label={t("providers")} heads={heads}>
      {byProvider(attempts).map(([provider, points]) => {
        const firstTokens = known(points, "firstTokenMs")
        return (
          <tr key={provider}>
            <td>{provider}</td>
            <td>{count(points.length)}</td>
            <td>{ms(quantile(firstTokens, 0.5))}</td>
            <td>{ms(quantile(firstTokens, 0.95))}</td>
            <td>{rate(quantile(known(points, "tokensPerSecond"), 0.5))}</td>
          </tr>
        )
      })}
    </Table>
  )
}

export function OutcomeTable({ outcomes }: Pick<EverywhereStatus, "outcomes">) {
  const t = useTranslations("operator.status")
  const tOutcome = useTranslations("outcome")
  const { count } = useNumbers()
  const rows = Object.entries(outcomes).sort(([, a], [, b]) => b - a) as [OutcomeKey, number][]
  if (rows.length === 0) return <Nothing>{t("noneYet")}</Nothing>
  return (
    <Table label={t("outcomes")} heads={[t("outcome"), t("answers")]}>
      {rows.map(([key, number]) => (
        <tr key={key}>
          <td className="whitespace-normal">
            {tOutcome(key)} <span className="font-mono text-muted text-xs">{key}</span>
          </td>
          <td>{count(number)}</td>
        </tr>
      ))}
    </Table>
  )
}

export function CandidateTable({ candidates }: { candidates: readonly CandidateStatus[] }) {
  const t = useTranslations("operator.status")
  return (
    <Table label={t("candidates")} heads={[t("provider"), t("model"), t("breaker")]}>
      {candidates.map(({ provider, model, state }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two servers may have one name; the order is the catalogue's.
        <tr key={index}>
          <td>{provider}</td>
          <td>{model ?? t("defaultModel")}</td>
          <td className={state === "open" ? "font-medium text-warning" : ""}>{t(`breakers.${state}`)}</td>
        </tr>
      ))}
    </Table>
  )
}
