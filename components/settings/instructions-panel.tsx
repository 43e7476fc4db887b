"use client"

import { useId, useState } from "react"
import { useTranslations } from "use-intl"
import { instructionMaxLength } from "@/lib/protocol/instructions"
import { usePreferences } from "../shell/use-preferences"
import { Button } from "../ui/button"

/** What the model is told in every chat. */
export function InstructionsPanel() {
  const t = useTranslations("settings")
  const { preferences, set } = usePreferences()
  return (
    <>
      <p className="mb-6 text-muted text-sm">{t("instructionsDetail")}</p>
      {(["aboutUser", "howToAnswer"] as const).map((key) => (
        <Instruction
          key={key}
          label={t(key)}
          hint={t(`${key}Hint`)}
          saved={preferences[key]}
          onSave={(text) => set(key, text)}
        />
      ))}
    </>
  )
}

type InstructionProps = {
  label: string
  hint: string
  saved: string
  /** Resolves with whether it was saved. */
  onSave(text: string): Promise<boolean>
}

function Instruction({ label, hint, saved, onSave }: InstructionProps) {
  const t = useTranslations("settings")
  const id = useId()
  /** Null while nothing was typed since it was saved. */
  const [typed, setTyped] = useState<string | null>(null)
  const [note, setNote] = useState("")
  const text = typed ?? saved
  const save = async () => {
    if (!(await onSave(text))) return
    setTyped(null)
    setNote(t("saved"))
  }
  return (
    <div className="mb-6">
      <label htmlFor={id} className="font-medium text-sm">
        {label}
      </label>
      <textarea
        id={id}
        dir="auto"
        rows={4}
        maxLength={instructionMaxLength}
        placeholder={hint}
        value={text}
        onChange={(event) => {
          setTyped(event.target.value)
          setNote("")
        }}
        className="field-sizing-content mt-2 block max-h-56 min-h-24 w-full resize-none rounded-lg border border-control-line bg-canvas px-3 py-2 text-base leading-relaxed sm:text-sm"
      />
      <div className="mt-2 flex items-center gap-3">
        <p role="status" className="me-auto text-muted text-sm">
          {text.length > instructionMaxLength * 0.9
            ? t("left", { count: instructionMaxLength - text.length })
            : note}
        </p>
        <Button
          look="solid"
          size="sm"
          aria-disabled={text === saved}
          onClick={() => text !== saved && void save()}
        >
          {t("save")}
        </Button>
      </div>
    </div>
  )
}
