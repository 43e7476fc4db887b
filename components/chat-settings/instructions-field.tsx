"use client"

import { useId } from "react"
import { useTranslations } from "use-intl"
import { maxInstructions } from "@/lib/protocol/chat-limits"

/** How near the limit is before it is worth a word. */
const tellFrom = maxInstructions * 0.8

/** What the model should know and heed. */
export function InstructionsField({ value, onText }: { value: string; onText(text: string): void }) {
  const t = useTranslations("settingsOfChat")
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="font-medium text-sm">
        {t("instructions")}
      </label>
      <p id={`${id}-hint`} className="mt-0.5 text-muted text-sm">
        {t("instructionsHint")}
      </p>
      <textarea
        id={id}
        rows={5}
        dir="auto"
        aria-describedby={`${id}-hint`}
        maxLength={maxInstructions}
        placeholder={t("placeholder")}
        value={value}
        onChange={(event) => onText(event.target.value)}
        className="field-sizing-content mt-2 block max-h-[40dvh] min-h-28 w-full resize-none rounded-lg border border-control-line bg-canvas px-3 py-2 text-base leading-6 placeholder:text-muted"
      />
      {value.length >= tellFrom && (
        <p className="mt-1 text-end text-muted text-xs">
          {t("count", { count: value.length, limit: maxInstructions })}
        </p>
      )}
    </div>
  )
}
