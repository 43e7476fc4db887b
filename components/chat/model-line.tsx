"use client"

import { clsx } from "clsx"
import { Brain, FileText, Image, Wrench } from "lucide-react"
import { useFormatter, useTranslations } from "use-intl"
import type { ModelInfo } from "@/lib/protocol/chat"

/** A model in a list: its name, what it can do, where it comes from, how much it can read and whether it responds. */
export function ModelLine({ model }: { model: ModelInfo }) {
  const t = useTranslations("model")
  const format = useFormatter()
  const tokens = model.contextTokens && format.number(model.contextTokens, { notation: "compact" })
  const remarks = [
    model.provider,
    tokens && t("context", { tokens }),
    model.scripted && t("scripted"),
    !model.healthy && t("unhealthy"),
  ].filter(Boolean)
  return (
    <span className="min-w-0 flex-1">
      <span className="flex items-center gap-2">
        <span className="truncate">{model.name}</span>
        <Capabilities model={model} />
      </span>
      <span className="flex items-center gap-1.5 text-muted text-xs">
        <span
          aria-hidden
          className={clsx("size-1.5 shrink-0 rounded-full", model.healthy ? "bg-accent" : "bg-danger")}
        />
        <span className="truncate">{remarks.join(" · ")}</span>
      </span>
    </span>
  )
}

const icons = { images: Image, pdf: FileText, tools: Wrench, reasoning: Brain }

function Capabilities({ model }: { model: ModelInfo }) {
  const t = useTranslations("model")
  const present = (Object.keys(icons) as (keyof typeof icons)[]).filter((key) => model.capabilities[key])
  return (
    <span className="flex gap-1 text-muted">
      {present.map((key) => {
        const Icon = icons[key]
        return <Icon key={key} role="img" aria-label={t(key)} className="size-3.5" />
      })}
    </span>
  )
}
