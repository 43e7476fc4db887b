"use client"

import { ChevronDown } from "lucide-react"
import { useTranslations } from "use-intl"
import type { ModelInfo } from "@/lib/protocol/chat"
import { type Opener, PopupButton } from "../ui/popup-button"
import { LazyModelMenu } from "./lazy-model-menu"

type ModelPickerProps = {
  models: readonly ModelInfo[]
  selected: ModelInfo | undefined
  onPick(model: string): void
  opener?: Opener
}

/** Shows which model is asked, and lets another be chosen. */
export function ModelPicker({ models, selected, onPick, opener }: ModelPickerProps) {
  const t = useTranslations("model")
  const name = selected?.name ?? t("none")
  return (
    <PopupButton
      kind="listbox"
      look="ghost"
      size="sm"
      shape="round"
      aria-label={t("label", { name })}
      className="min-w-0"
      opener={opener}
      popup={(popup) => (
        <LazyModelMenu models={models} selected={selected?.id} onPick={onPick} side="top" {...popup} />
      )}
    >
      <span className="truncate">{name}</span>
      <ChevronDown aria-hidden className="size-3.5" />
    </PopupButton>
  )
}
