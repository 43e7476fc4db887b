"use client"

import { ChevronDown } from "lucide-react"
import { useTranslations } from "use-intl"
import type { ModelInfo } from "@/lib/protocol/chat"
import { Button } from "../ui/button"
import { MenuRoot, MenuTrigger } from "../ui/menu"
import { ModelMenu } from "./model-menu"

type ModelPickerProps = {
  models: readonly ModelInfo[]
  selected: ModelInfo | undefined
  onPick(model: string): void
}

/** Shows which model is asked, and lets another be chosen. */
export function ModelPicker({ models, selected, onPick }: ModelPickerProps) {
  const t = useTranslations("model")
  const name = selected?.name ?? t("none")
  return (
    <MenuRoot modal={false}>
      <MenuTrigger
        render={
          <Button
            look="ghost"
            size="sm"
            aria-label={t("label", { name })}
            className="min-w-0 shrink rounded-full px-3"
          />
        }
      >
        <span className="truncate">{name}</span>
        <ChevronDown aria-hidden className="size-3.5" />
      </MenuTrigger>
      <ModelMenu models={models} selected={selected?.id} onPick={onPick} side="top" />
    </MenuRoot>
  )
}
