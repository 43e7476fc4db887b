"use client"

import { useState } from "react"
import { useTranslations } from "use-intl"
import { type Feed, useEventSource } from "@/lib/client/operator/use-event-source"
import type { EverywhereStatus, InstanceStatus, StatusEvent } from "@/lib/protocol/status"
import { lazyPart } from "../../lazy/lazy-part"
import { Nothing, Panel } from "../panel"
import { CandidateTable, OutcomeTable, ProviderTable, RunningTable } from "./status-tables"
import { EverywhereTiles, InstanceTiles } from "./status-tiles"

// A chart library is large, and only this page draws charts.
const AttemptPlots = lazyPart(() => import("./plots").then((plots) => plots.AttemptPlots))
const InstancePlots = lazyPart(() => import("./plots").then((plots) => plots.InstancePlots))

/** How the installation is doing, live. */
export function StatusScreen() {
  const t = useTranslations("operator.status")
  const [instance, setInstance] = useState<InstanceStatus | null>(null)
  const [everywhere, setEverywhere] = useState<EverywhereStatus | null>(null)
  const feed = useEventSource<StatusEvent>("/api/operator/status", (event) => {
    if (event.type === "instance") setInstance(event.instance)
    else setEverywhere(event.everywhere)
  })
  return (
    <main className="flex flex-col gap-4">
      <div className="flex items-baseline justify-between gap-4">
        <h1 className="font-semibold text-2xl tracking-tight">{t("title")}</h1>
        <FeedState feed={feed} />
      </div>
      {everywhere && <Everywhere status={everywhere} />}
      {instance && <Instance status={instance} />}
      {!instance && <Nothing>{t(feed === "closed" ? "closed" : "loading")}</Nothing>}
    </main>
  )
}

function FeedState({ feed }: { feed: Feed }) {
  const t = useTranslations("operator.feed")
  return (
    <p className="flex items-center gap-2 text-muted text-xs" data-feed={feed}>
      <span
        aria-hidden
        className={`size-2 rounded-full ${feed === "live" ? "bg-accent" : "bg-control-line"}`}
      />
      {t(feed)}
    </p>
  )
}

function Everywhere({ status }: { status: EverywhereStatus }) {
  const t = useTranslations("operator.status")
  return (
    <section aria-labelledby="everywhere" className="flex flex-col gap-4">
      <h2 id="everywhere" className="mt-2 font-medium text-muted text-sm">
        {t("everywhere")}
      </h2>
      <EverywhereTiles status={status} />
      <Panel title={t("running")}>
        <RunningTable running={status.running} />
      </Panel>
      <AttemptPlots attempts={status.attempts} />
      <div className="grid gap-4 md:grid-cols-2">
        <Panel title={t("providers")}>
          <ProviderTable attempts={status.attempts} />
        </Panel>
        <Panel title={t("outcomes")}>
          <OutcomeTable outcomes={status.outcomes} />
        </Panel>
      </div>
    </section>
  )
}

function Instance({ status }: { status: InstanceStatus }) {
  const t = useTranslations("operator.status")
  return (
    <section aria-labelledby="instance" className="flex flex-col gap-4">
      <h2 id="instance" className="mt-4 font-medium text-muted text-sm">
        {t("instance", { id: status.instanceId.slice(0, 8) })}
      </h2>
      <InstanceTiles status={status} />
      <InstancePlots samples={status.samples} />
      <Panel title={t("candidates")} detail={t("candidatesDetail")}>
        <CandidateTable candidates={status.candidates} />
      </Panel>
    </section>
  )
}
