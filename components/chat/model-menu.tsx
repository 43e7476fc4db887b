"use client"

import { Combobox } from "@base-ui/react/combobox"
import { clsx } from "clsx"
import { Check, Search } from "lucide-react"
import { useTranslations } from "use-intl"
import type { ModelInfo } from "@/lib/protocol/chat"
import { popupStyle } from "../ui/menu"
import type { PopupProps } from "../ui/popup-button"
import { withoutOwnPress } from "../ui/popup-events"
import { ModelLine } from "./model-line"

type ModelMenuProps = PopupProps & {
  models: readonly ModelInfo[]
  selected?: string | undefined
  onPick(model: string): void
  side?: "top" | "bottom"
}

/** The models of this installation, with what they can do; typing finds one. */
export function ModelMenu({
  models,
  selected,
  onPick,
  side = "bottom",
  anchor,
  open,
  onOpenChange,
}: ModelMenuProps) {
  const t = useTranslations("model")
  return (
    <Combobox.Root
      items={models}
      value={models.find(({ id }) => id === selected) ?? null}
      onValueChange={(model) => model && onPick(model.id)}
      open={open}
      onOpenChange={withoutOwnPress(anchor, onOpenChange)}
      itemToStringLabel={({ name, provider }) => `${name} ${provider}`}
      autoHighlight
    >
      <Combobox.Portal>
        <Combobox.Positioner
          anchor={anchor}
          align="start"
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 outline-none"
        >
          <Combobox.Popup
            aria-label={t("pick")}
            finalFocus={anchor}
            className={clsx(popupStyle, "flex max-h-(--available-height) w-80 flex-col overflow-hidden")}
          >
            <div className="flex items-center gap-2 border-line border-b px-3.5">
              <Search aria-hidden className="size-4 shrink-0 text-muted" />
              <Combobox.Input
                aria-label={t("find")}
                placeholder={t("find")}
                className="h-11 min-w-0 flex-1 bg-transparent outline-none placeholder:text-muted pointer-coarse:text-base"
              />
            </div>
            <Combobox.Empty className="px-3.5 text-muted empty:hidden">
              <span className="block py-5 text-center">{t(models.length > 0 ? "nothing" : "none")}</span>
            </Combobox.Empty>
            <Combobox.List className="max-h-80 overflow-y-auto overscroll-contain p-1 data-empty:hidden">
              {(model: ModelInfo) => (
                <Combobox.Item
                  key={model.id}
                  value={model}
                  className="flex cursor-default select-none items-center gap-2.5 rounded-lg px-2.5 py-1.5 outline-none data-highlighted:bg-hover pointer-coarse:py-2.5 [&_svg]:shrink-0"
                >
                  <ModelLine model={model} />
                  <Combobox.ItemIndicator className="ms-auto text-accent">
                    <Check aria-hidden className="size-4" />
                  </Combobox.ItemIndicator>
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  )
}
