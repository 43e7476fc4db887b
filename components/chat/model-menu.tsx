"use client"

import { Brain, FileText, Image, Wrench } from "lucide-react"
import { useTranslations } from "use-intl"
import type { ModelInfo } from "@/lib/protocol/chat"
import { MenuFrame, MenuGroup, MenuLabel, MenuRadioGroup, MenuRadioItem } from "../ui/menu"
import type { PopupProps } from "../ui/popup-button"

type ModelMenuProps = PopupProps & {
  models: readonly ModelInfo[]
  selected?: string | undefined
  onPick(model: string): void
  side?: "top" | "bottom"
}

/** The models of this installation, with what they can do. */
export function ModelMenu({ models, selected, onPick, ...popup }: ModelMenuProps) {
  const t = useTranslations("model")
  return (
    <MenuFrame className="w-72" {...popup}>
      <MenuGroup>
        <MenuLabel>{models.length > 0 ? t("pick") : t("none")}</MenuLabel>
        <MenuRadioGroup value={selected ?? ""} onValueChange={onPick}>
          {models.map((model) => (
            <MenuRadioItem key={model.id} value={model.id}>
              <ModelLine model={model} />
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
      </MenuGroup>
    </MenuFrame>
  )
}

function ModelLine({ model }: { model: ModelInfo }) {
  const t = useTranslations("model")
  const remarks = [model.provider, model.scripted && t("scripted"), !model.healthy && t("unhealthy")].filter(
    Boolean,
  )
  return (
    <span className="min-w-0 flex-1">
      <span className="flex items-center gap-2">
        <span className="truncate">{model.name}</span>
        <Capabilities model={model} />
      </span>
      <span className="block truncate text-muted text-xs">{remarks.join(" · ")}</span>
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
        return <Icon key={key} role="img" aria-label={t(key)} className="size-3.5!" />
      })}
    </span>
  )
}
