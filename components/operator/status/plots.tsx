"use client"

import type { ReactNode } from "react"
import { CartesianGrid, Line, LineChart, Scatter, ScatterChart, Tooltip, XAxis, YAxis } from "recharts"
import { useLocale, useTranslations } from "use-intl"
import type { AttemptPoint, InstanceSample } from "@/lib/protocol/status"
import { useNumbers } from "../format"
import { Nothing, Panel } from "../panel"
import { byProvider, known, quantile } from "./summary"

const hourMs = 3_600_000
const colours = ["var(--accent)", "var(--warning)", "var(--ink)", "var(--muted)"]
const shapes = ["circle", "triangle", "square", "diamond"] as const

/** Every upstream attempt of the last hour, by when it began. The table of providers says the same in numbers. */
export function AttemptPlots({ attempts }: { attempts: readonly AttemptPoint[] }) {
  const t = useTranslations("operator.status")
  const { ms, rate } = useNumbers()
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <Panel title={t("firstTokenPlot")} detail={t("lastHour")}>
        <Dots attempts={attempts} what="firstTokenMs" format={ms} />
      </Panel>
      <Panel title={t("ratePlot")} detail={t("lastHour")}>
        <Dots attempts={attempts} what="tokensPerSecond" format={rate} />
      </Panel>
    </div>
  )
}

type DotsProps = {
  attempts: readonly AttemptPoint[]
  what: "firstTokenMs" | "tokensPerSecond"
  format: (value: number | null) => string
}

function Dots({ attempts, what, format }: DotsProps) {
  const t = useTranslations("operator.status")
  const clock = useClock()
  const values = known(attempts, what)
  if (values.length === 0) return <Nothing>{t("noneYet")}</Nothing>
  const summary = {
    count: values.length,
    median: format(quantile(values, 0.5)),
    high: format(quantile(values, 0.95)),
  }
  const newest = attempts.at(-1)?.at ?? 0
  return (
    <Figure label={t("plotSummary", summary)}>
      <ScatterChart responsive style={size} margin={margin} accessibilityLayer={false}>
        <CartesianGrid stroke="var(--line)" vertical={false} />
        <XAxis
          dataKey="at"
          type="number"
          domain={[Math.min(attempts[0]?.at ?? 0, newest - hourMs / 6), "dataMax"]}
          tickFormatter={clock}
          {...axis}
        />
        <YAxis dataKey={what} type="number" tickFormatter={format} width={64} {...axis} />
        {byProvider(attempts).map(([provider, points], index) => (
          <Scatter
            key={provider}
            name={provider}
            data={points.filter((point) => point[what] !== null)}
            fill={colours[index % colours.length]}
            shape={shapes[index % shapes.length]}
            isAnimationActive={false}
          />
        ))}
      </ScatterChart>
      <Legend names={byProvider(attempts).map(([provider]) => provider)} />
    </Figure>
  )
}

/** The last quarter of an hour of this process. */
export function InstancePlots({ samples }: { samples: readonly InstanceSample[] }) {
  const t = useTranslations("operator.status")
  const { ms, count } = useNumbers()
  const worst = Math.max(...samples.map(({ eventLoopMaxMs }) => eventLoopMaxMs))
  const most = (what: "running" | "viewers") => count(Math.max(...samples.map((sample) => sample[what])))
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <Panel title={t("loadPlot")} detail={t("lastQuarter")}>
        <Figure label={t("loadSummary", { running: most("running"), viewers: most("viewers") })}>
          <Lines
            samples={samples}
            keys={["running", "viewers"]}
            names={[t("runningNow"), t("viewers")]}
            format={count}
          />
        </Figure>
      </Panel>
      <Panel title={t("lagPlot")} detail={t("lastQuarter")}>
        <Figure label={t("lagSummary", { worst: ms(worst) })}>
          <Lines
            samples={samples}
            keys={["eventLoopP99Ms", "eventLoopMaxMs"]}
            names={["p99", t("highest")]}
            format={ms}
          />
        </Figure>
      </Panel>
    </div>
  )
}

type LinesProps = {
  samples: readonly InstanceSample[]
  keys: readonly (keyof InstanceSample)[]
  names: readonly string[]
  format: (value: number) => string
}

function Lines({ samples, keys, names, format }: LinesProps) {
  const clock = useClock()
  return (
    <>
      <LineChart responsive style={size} margin={margin} data={[...samples]} accessibilityLayer={false}>
        <CartesianGrid stroke="var(--line)" vertical={false} />
        <XAxis dataKey="at" type="number" domain={["dataMin", "dataMax"]} tickFormatter={clock} {...axis} />
        <YAxis tickFormatter={format} width={64} allowDecimals={false} {...axis} />
        <Tooltip
          formatter={(value) => format(Number(value))}
          labelFormatter={(at) => clock(Number(at))}
          contentStyle={{ background: "var(--raised)", border: "1px solid var(--line)", borderRadius: 8 }}
        />
        {keys.map((key, index) => (
          <Line
            key={key}
            dataKey={key}
            name={names[index]}
            stroke={colours[index]}
            strokeDasharray={index === 0 ? undefined : "4 3"}
            dot={false}
            isAnimationActive={false}
          />
        ))}
      </LineChart>
      <Legend names={names} />
    </>
  )
}

/** A drawing for those who see it, a sentence for the others. */
function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div role="img" aria-label={label}>
      {children}
    </div>
  )
}

function Legend({ names }: { names: readonly string[] }) {
  return (
    <div className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-muted text-xs">
      {names.map((name, index) => (
        <span key={name} className="flex items-center gap-1.5">
          <span className="size-2 rounded-full" style={{ background: colours[index % colours.length] }} />
          {name}
        </span>
      ))}
    </div>
  )
}

function useClock(): (at: number) => string {
  const locale = useLocale()
  return (at) => new Date(at).toLocaleTimeString(locale, { hour: "2-digit", minute: "2-digit" })
}

const size = { width: "100%", height: 180 }
const margin = { top: 8, right: 12, bottom: 0, left: 0 }
const axis = {
  tick: { fontSize: 11, fill: "var(--muted)" },
  stroke: "var(--line)",
  tickLine: false,
  minTickGap: 32,
}
