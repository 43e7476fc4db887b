"use client"

import { useState } from "react"
import { useTranslations } from "use-intl"
import { useEventSource } from "@/lib/client/operator/use-event-source"
import type { Inspection } from "@/lib/protocol/inspection"
import { outcomeKey } from "@/lib/protocol/outcome"
import { Nothing, Panel } from "../panel"
import { AttemptTable } from "./attempt-table"
import { EventTable } from "./event-table"
import { InspectionTiles } from "./inspection-tiles"
import { lanesOf } from "./lanes"
import { TimelineDrawing } from "./timeline-drawing"

/** One generation: what happened to it and when; live while it runs. */
export function InspectorScreen({ initial }: { initial: Inspection }) {
  const t = useTranslations("operator.inspector")
  const tOutcome = useTranslations("outcome")
  const [inspection, setInspection] = useState(initial)
  const { generationId, outcome, running } = inspection
  useEventSource<Inspection>(running ? `/api/operator/inspector/${generationId}` : null, setInspection)
  return (
    <main className="flex flex-col gap-4">
      <div>
        <h1 className="font-semibold text-2xl tracking-tight">{t("title")}</h1>
        <p className="mt-1 break-all font-mono text-muted text-xs">{generationId}</p>
        <p className="mt-2 text-sm" aria-live="polite">
          {outcome ? tOutcome(outcomeKey(outcome)) : t("runs")}
          {outcome && <span className="ms-2 font-mono text-muted text-xs">{outcomeKey(outcome)}</span>}
        </p>
      </div>
      <InspectionTiles inspection={inspection} />
      <TimelinePanel inspection={inspection} />
      <Panel title={t("attempts")}>
        <AttemptTable attempts={inspection.attempts} />
      </Panel>
      {inspection.timeline && (
        <Panel title={t("events")}>
          <EventTable timeline={inspection.timeline} />
        </Panel>
      )}
    </main>
  )
}

function TimelinePanel({ inspection }: { inspection: Inspection }) {
  const t = useTranslations("operator.inspector")
  const { timeline, running, attempts, timing } = inspection
  const tokens = attempts.reduce((sum, { outputTokens }) => sum + outputTokens, 0)
  return (
    <Panel title={t("timeline")}>
      {timeline ? (
        <TimelineDrawing
          lanes={lanesOf(timeline, timing?.totalMs ?? lastOf(inspection), running ? null : tokens)}
        />
      ) : (
        <Nothing>{t(running === "elsewhere" ? "elsewhere" : "expired")}</Nothing>
      )}
    </Panel>
  )
}

/** How far a timeline has come, in milliseconds: its last event or its last stretch of time. */
function lastOf({ timeline }: Inspection): number {
  if (!timeline) return 0
  return Math.max(timeline.events.at(-1)?.at ?? 0, timeline.pulse.beats.length * timeline.pulse.widthMs)
}
