import { useTranslations } from "use-intl"
import type { EverywhereStatus, InstanceStatus } from "@/lib/protocol/status"
import { useNumbers } from "../format"
import { Tile } from "../panel"
import { known, quantile } from "./summary"

const tiles = "grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-6"

export function EverywhereTiles({ status }: { status: EverywhereStatus }) {
  const t = useTranslations("operator.status")
  const { count, ms, rate, percent } = useNumbers()
  const ended = Object.entries(status.outcomes)
  const total = ended.reduce((sum, [, number]) => sum + number, 0)
  const bad = ended.reduce(
    (sum, [key, number]) => sum + (/^(failed|interrupted)\./.test(key) ? number : 0),
    0,
  )
  return (
    <dl className={tiles}>
      <Tile name={t("runningNow")}>{count(status.running.length)}</Tile>
      <Tile name={t("ended")}>{count(total)}</Tile>
      <Tile name={t("bad")}>{total === 0 ? "–" : percent(bad / total)}</Tile>
      <Tile name={t("failovers")}>{count(status.failovers)}</Tile>
      <Tile name={t("medianFirstToken")}>{ms(quantile(known(status.attempts, "firstTokenMs"), 0.5))}</Tile>
      <Tile name={t("medianRate")}>{rate(quantile(known(status.attempts, "tokensPerSecond"), 0.5))}</Tile>
    </dl>
  )
}

export function InstanceTiles({ status }: { status: InstanceStatus }) {
  const t = useTranslations("operator.status")
  const { count, ms, bytes } = useNumbers()
  const now = status.samples.at(-1)
  if (!now) return null
  return (
    <dl className={tiles}>
      <Tile name={t("runningNow")}>{count(now.running)}</Tile>
      <Tile name={t("viewers")}>{count(now.viewers)}</Tile>
      <Tile name={t("waitingLogs")}>{count(now.waitingLogs)}</Tile>
      <Tile name={t("eventLoop")}>{ms(now.eventLoopP99Ms)}</Tile>
      <Tile name={t("memory")}>{bytes(now.memoryBytes)}</Tile>
      <Tile name={t("upFor")}>{uptime(now.at - status.startedAt)}</Tile>
    </dl>
  )
}

/** Days and hours, or hours and minutes, or minutes. */
function uptime(ms: number): string {
  const minutes = Math.floor(ms / 60_000)
  const [days, hours] = [Math.floor(minutes / 1_440), Math.floor(minutes / 60) % 24]
  if (days > 0) return `${days} d ${hours} h`
  return hours > 0 ? `${hours} h ${minutes % 60} min` : `${minutes} min`
}
