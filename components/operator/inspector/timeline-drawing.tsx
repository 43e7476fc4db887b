import type { ReactNode } from "react"
import { useTranslations } from "use-intl"
import { useNumbers } from "../format"
import { type AttemptSpan, type Lanes, type Span, ticksOf, type ViewerSpan } from "./lanes"
import { Area, Bars, Ticks } from "./rate-lanes"
import { useEventWords } from "./use-event-words"

/** More than this many are in the table of events only. */
const maxViewers = 12

/** What happened when, lane under lane on one axis of time. The table of events says the same in words. */
export function TimelineDrawing({ lanes }: { lanes: Lanes }) {
  const t = useTranslations("operator.inspector")
  const { ms, rate } = useNumbers()
  const { endMs, attempts, viewers, moments, rates } = lanes
  const highest = Math.max(0, ...rates.tokensPerSecond)
  const summary = { time: ms(endMs), attempts: attempts.length, viewers: viewers.length, rate: rate(highest) }
  return (
    <div role="img" aria-label={t("drawing", summary)} className="flex flex-col gap-2 text-xs">
      <Lane name={t("moments")}>
        <Moments moments={moments} endMs={endMs} />
      </Lane>
      <Lane name={t("attempts")}>
        {attempts.map((attempt) => (
          <Bar key={attempt.number} span={attempt} endMs={endMs} look={attemptLook(attempt)}>
            {`${attempt.number} · ${attempt.provider} · ${attempt.model}`}
          </Bar>
        ))}
      </Lane>
      <Lane name={t("rate")} detail={t("atMost", { rate: rate(highest) })}>
        <Area values={rates.tokensPerSecond} widthMs={rates.widthMs} endMs={endMs} />
      </Lane>
      <Lane name={t("flushes")} detail={t("slowest", { time: ms(Math.max(0, ...rates.slowestMs)) })}>
        <Bars values={rates.commits} widthMs={rates.widthMs} endMs={endMs} />
      </Lane>
      <Lane name={t("heartbeats")}>
        <Ticks values={rates.heartbeats} widthMs={rates.widthMs} endMs={endMs} />
      </Lane>
      <Lane name={t("viewers")}>
        {viewers.slice(0, maxViewers).map((viewer) => (
          <Bar key={viewer.viewer} span={viewer} endMs={endMs} look="bg-sunken border-control-line">
            <ViewerName viewer={viewer} />
          </Bar>
        ))}
      </Lane>
      <Lane name="">
        <Axis endMs={endMs} />
      </Lane>
    </div>
  )
}

function Lane({ name, detail, children }: { name: string; detail?: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 gap-y-1 sm:grid-cols-[7.5rem_1fr]">
      <div className="flex items-baseline justify-between gap-2 text-muted sm:block">
        <span>{name}</span>
        {detail && <span className="text-[0.6875rem] sm:block">{detail}</span>}
      </div>
      <div className="flex min-h-5 min-w-0 flex-col gap-1">{children}</div>
    </div>
  )
}

function Bar({
  span,
  endMs,
  look,
  children,
}: {
  span: Span
  endMs: number
  look: string
  children: ReactNode
}) {
  const left = (span.from / endMs) * 100
  const width = Math.max(0.4, ((span.to - span.from) / endMs) * 100)
  // A name that has no room in a late bar stands before it.
  const nameAt = left > 60 && width < 30 ? { right: `${100 - left + 0.5}%` } : { left: `${left}%` }
  return (
    <div className="relative h-5">
      <div
        className={`absolute inset-y-0 rounded border ${look} ${span.isOpen ? "rounded-e-none border-e-0" : ""}`}
        style={{ left: `${left}%`, width: `${width}%` }}
      />
      <span className="absolute inset-y-0 max-w-full truncate px-1.5 leading-5" style={nameAt}>
        {children}
      </span>
    </div>
  )
}

const attemptLooks = {
  complete: "bg-accent-soft border-accent",
  failed: "bg-danger-soft border-danger",
  aborted: "bg-warning-soft border-warning",
  running: "bg-accent-soft border-accent",
}

function attemptLook({ outcome }: AttemptSpan): string {
  return attemptLooks[outcome ?? "running"]
}

function ViewerName({ viewer }: { viewer: ViewerSpan }) {
  const t = useTranslations("operator.inspector")
  const { viewer: number, after } = viewer
  return after > 0 ? t("viewerResumed", { number, after }) : t("viewer", { number })
}

function Moments({ moments, endMs }: Pick<Lanes, "moments" | "endMs">) {
  const words = useEventWords()
  return (
    <div className="relative h-5">
      <div className="absolute inset-x-0 top-1/2 border-line border-t" />
      {moments.map((moment, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: events are only ever added at the end.
          key={index}
          title={words(moment)}
          data-moment={moment.type}
          className={`absolute top-1/2 size-2.5 -translate-x-1/2 -translate-y-1/2 rounded-full border-2 border-raised ${momentLooks[moment.type]}`}
          style={{ left: `${Math.min(99.5, (moment.at / endMs) * 100)}%` }}
        />
      ))}
    </div>
  )
}

const momentLooks: Record<Lanes["moments"][number]["type"], string> = {
  "first-token": "bg-accent",
  failover: "bg-warning",
  waiting: "bg-muted",
  silence: "bg-warning",
  "end-asked": "bg-danger",
  "upstream-closed": "bg-muted",
  ended: "bg-ink",
}

function Axis({ endMs }: { endMs: number }) {
  const { ms } = useNumbers()
  return (
    <div className="relative h-4 border-line border-t text-muted">
      {ticksOf(endMs).map((at) => (
        <span
          key={at}
          className={`absolute top-0.5 whitespace-nowrap text-[0.6875rem] ${at / endMs > 0.9 ? "-translate-x-full" : ""}`}
          style={{ left: `${(at / endMs) * 100}%` }}
        >
          {ms(at)}
        </span>
      ))}
    </div>
  )
}
