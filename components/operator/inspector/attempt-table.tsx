import { useTranslations } from "use-intl"
import type { Attempted } from "@/lib/protocol/inspection"
import { useNumbers } from "../format"
import { Nothing, Table } from "../panel"

export function AttemptTable({ attempts }: { attempts: readonly Attempted[] }) {
  const t = useTranslations("operator.inspector")
  const { count, ms, usd } = useNumbers()
  if (attempts.length === 0) return <Nothing>{t("noAttempts")}</Nothing>
  const heads = [
    "#",
    t("provider"),
    t("model"),
    t("result"),
    t("headers"),
    t("firstToken"),
    t("total"),
    t("inOut"),
    t("cost"),
  ]
  return (
    <Table label={t("attempts")} heads={heads}>
      {attempts.map((attempt) => (
        <tr key={attempt.number}>
          <td>{attempt.number}</td>
          <td>{attempt.provider}</td>
          <td>{attempt.model}</td>
          <td className="min-w-40 whitespace-normal">
            {t(`results.${attempt.outcome}`)}
            {attempt.reason && <span className="block text-muted text-xs">{attempt.reason}</span>}
          </td>
          <td>{ms(attempt.headersMs)}</td>
          <td>{ms(attempt.firstTokenMs)}</td>
          <td>{ms(attempt.totalMs)}</td>
          <td>{`${attempt.estimated ? "≈ " : ""}${count(attempt.inputTokens)} / ${count(attempt.outputTokens)}`}</td>
          <td>{usd(attempt.costUsd)}</td>
        </tr>
      ))}
    </Table>
  )
}
