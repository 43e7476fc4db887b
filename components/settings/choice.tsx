"use client"

import { Radio } from "@base-ui/react/radio"
import { RadioGroup } from "@base-ui/react/radio-group"
import type { ReactNode } from "react"
import { Setting } from "./setting"

export type Option<Value extends string> = { value: Value; label: string; detail?: string; icon?: ReactNode }

type ChoiceProps<Value extends string> = {
  label: string
  detail?: string
  options: readonly Option<Value>[]
  value: Value
  onChange(value: Value): void
  /** `cards` side by side for short words, `list` below each other for sentences. */
  look: "cards" | "list"
}

/** One of a few, all in sight. */
export function Choice<Value extends string>({
  label,
  detail,
  options,
  value,
  onChange,
  look,
}: ChoiceProps<Value>) {
  return (
    <Setting label={label} {...(detail === undefined ? {} : { detail })}>
      {({ labelId, detailId }) => (
        <RadioGroup
          aria-labelledby={labelId}
          aria-describedby={detailId}
          value={value}
          onValueChange={(chosen) => onChange(chosen as Value)}
          className={look === "cards" ? "flex flex-wrap gap-2" : "flex flex-col gap-2"}
        >
          {options.map((option) => (
            <Item key={option.value} {...option} />
          ))}
        </RadioGroup>
      )}
    </Setting>
  )
}

function Item({ value, label, detail, icon }: Option<string>) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the radio inside is the control
    <label className="flex min-h-10 cursor-pointer items-center gap-3 rounded-xl border border-line px-3.5 py-2 text-sm transition-colors hover:bg-hover has-data-checked:border-accent has-data-checked:bg-accent-soft pointer-coarse:min-h-11">
      <Radio.Root
        value={value}
        className="grid size-4 shrink-0 place-items-center rounded-full border border-control-line data-checked:border-accent"
      >
        <Radio.Indicator className="size-2 rounded-full bg-accent" />
      </Radio.Root>
      {icon}
      <span>
        <span className="block">{label}</span>
        {detail && <span className="block text-muted text-xs">{detail}</span>}
      </span>
    </label>
  )
}
