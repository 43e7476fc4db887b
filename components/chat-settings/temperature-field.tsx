"use client"

import { Slider } from "@base-ui/react/slider"
import { useId } from "react"
import { useFormatter, useTranslations } from "use-intl"
import type { ModelInfo } from "@/lib/protocol/chat"
import { maxTemperature } from "@/lib/protocol/chat-limits"
import { Switch } from "../ui/switch"

const usual = 1
const oneDigit = { minimumFractionDigits: 1, maximumFractionDigits: 1 }

type TemperatureFieldProps = {
  /** Null: the provider's own. */
  value: number | null
  onValue(value: number | null): void
  model: ModelInfo | undefined
}

/** Leaves the temperature to the provider, or sets it. */
export function TemperatureField({ value, onValue, model }: TemperatureFieldProps) {
  const t = useTranslations("settingsOfChat")
  const format = useFormatter()
  const id = useId()
  const hint = model?.fixedTemperature ? t("fixed", { model: model.name }) : t("temperatureHint")
  return (
    <div>
      <div className="flex items-center justify-between gap-4">
        <span>
          <span id={id} className="font-medium text-sm">
            {t("temperature")}
          </span>
          <span className="mt-0.5 block text-muted text-sm">{hint}</span>
        </span>
        <Switch
          aria-label={t("ownTemperature")}
          checked={value !== null}
          onCheckedChange={(checked) => onValue(checked ? usual : null)}
        />
      </div>
      {value === null ? (
        <p className="mt-2 text-sm">{t("providerDefault")}</p>
      ) : (
        <Slider.Root
          value={value}
          onValueChange={(next) => onValue(next)}
          min={0}
          max={maxTemperature}
          step={0.1}
          format={oneDigit}
          aria-labelledby={id}
          thumbAlignment="edge"
          className="mt-2 flex items-center gap-4"
        >
          <Slider.Control className="flex h-9 flex-1 touch-none select-none items-center pointer-coarse:h-11">
            <Slider.Track className="h-1.5 w-full rounded-full bg-line">
              <Slider.Indicator className="rounded-full bg-accent" />
              <Slider.Thumb className="size-5 rounded-full border border-control-line bg-raised shadow-card has-focus-visible:outline-2 has-focus-visible:outline-accent" />
            </Slider.Track>
          </Slider.Control>
          <span className="w-8 text-end text-sm tabular-nums">{format.number(value, oneDigit)}</span>
        </Slider.Root>
      )}
    </div>
  )
}
