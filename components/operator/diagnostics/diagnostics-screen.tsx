"use client"

import { useEffect, useRef, useState } from "react"
import { useTranslations } from "use-intl"
import { judge, type Measured, type Report } from "@/lib/client/operator/judge"
import { measure } from "@/lib/client/operator/measure"
import { Button } from "../../ui/button"
import { Spinner } from "../../ui/spinner"
import { Panel } from "../panel"
import { Findings } from "./findings"
import { MeasuredTable } from "./measured-table"

type State =
  | { step: "ready" }
  | { step: "running" }
  | { step: "failed" }
  | { step: "done"; measured: Measured; report: Report }

/** Measures what the way from this browser to the server does to a stream, and says what to change. */
export function DiagnosticsScreen({ heartbeatMs }: { heartbeatMs: number }) {
  const t = useTranslations("operator.diagnostics")
  const [state, setState] = useState<State>({ step: "ready" })
  const [idleMs, setIdleMs] = useState(heartbeatMs * 2.5)
  const abort = useRef<AbortController | null>(null)
  useEffect(() => () => abort.current?.abort(), [])
  const run = async () => {
    abort.current?.abort()
    abort.current = new AbortController()
    setState({ step: "running" })
    setState(await measureAll({ idleMs, heartbeatMs, signal: abort.current.signal }))
  }
  return (
    <main className="flex max-w-3xl flex-col gap-4">
      <div>
        <h1 className="font-semibold text-2xl tracking-tight">{t("title")}</h1>
        <p className="mt-2 text-muted text-sm leading-relaxed">{t("intro")}</p>
      </div>
      <div className="flex flex-wrap items-end gap-3">
        <IdleChoice value={idleMs} heartbeatMs={heartbeatMs} onChange={setIdleMs} />
        <Button look="solid" onClick={run} aria-disabled={state.step === "running"}>
          {t(state.step === "done" ? "again" : "run")}
        </Button>
      </div>
      <div aria-live="polite" className="flex flex-col gap-4">
        {state.step === "running" && (
          <p className="flex items-center gap-2 text-muted text-sm">
            <Spinner /> {t("running", { seconds: Math.ceil(idleMs / 1_000) })}
          </p>
        )}
        {state.step === "failed" && <p className="text-danger text-sm">{t("failed")}</p>}
        {state.step === "done" && <Findings report={state.report} />}
      </div>
      {state.step === "done" && (
        <Panel title={t("measured")}>
          <MeasuredTable measured={state.measured} report={state.report} />
        </Panel>
      )}
    </main>
  )
}

type Run = { idleMs: number; heartbeatMs: number; signal: AbortSignal }

async function measureAll({ idleMs, heartbeatMs, signal }: Run): Promise<State> {
  try {
    const [flow, plain, idle] = await Promise.all([
      measure("flow", 0, signal),
      measure("plain", 0, signal),
      measure("idle", idleMs, signal),
    ])
    if (!flow.seen) return { step: "failed" }
    const measured = { flow, plain, idle, idleMs, heartbeatMs }
    return { step: "done", measured, report: judge(measured) }
  } catch {
    return { step: "failed" }
  }
}

type IdleChoiceProps = { value: number; heartbeatMs: number; onChange(ms: number): void }

function IdleChoice({ value, heartbeatMs, onChange }: IdleChoiceProps) {
  const t = useTranslations("operator.diagnostics")
  return (
    <label className="text-sm">
      <span className="mb-1.5 block text-muted text-xs">{t("silence")}</span>
      <select
        value={value}
        onChange={(event) => onChange(Number(event.target.value))}
        className="h-9 rounded-lg border border-control-line bg-canvas px-2 pointer-coarse:h-11"
      >
        {[heartbeatMs * 2.5, 75_000, 150_000].map((ms) => (
          <option key={ms} value={ms}>
            {t("seconds", { seconds: ms / 1_000 })}
          </option>
        ))}
      </select>
    </label>
  )
}
