"use client"

import { type FormEvent, useState } from "react"
import { useTranslations } from "use-intl"
import type { ModelInfo } from "@/lib/protocol/chat"
import type { ChatSettings } from "@/lib/protocol/chat-settings"
import { Button } from "../ui/button"
import { DialogClose, DialogPopup, DialogRoot } from "../ui/dialog"
import type { PopupProps } from "../ui/popup-button"
import { toast } from "../ui/toast"
import { InstructionsField } from "./instructions-field"
import { TemperatureField } from "./temperature-field"

export type ChatSettingsDialogProps = Omit<PopupProps, "anchor"> & {
  /** As they are. */
  settings: ChatSettings
  /** Who answers, to say whether it heeds a temperature. */
  model: ModelInfo | undefined
  /** Rejects when they could not be saved. */
  onSave(settings: ChatSettings): Promise<void>
}

/** What the model is told in this chat alone, and how freely it chooses its words. */
export function ChatSettingsDialog({ settings, model, onSave, open, onOpenChange }: ChatSettingsDialogProps) {
  const t = useTranslations("settingsOfChat")
  const [instructions, setInstructions] = useState(settings.instructions ?? "")
  const [temperature, setTemperature] = useState(settings.temperature)
  const save = (event: FormEvent) => {
    event.preventDefault()
    onOpenChange(false)
    onSave({ instructions: instructions.trim() || null, temperature }).then(
      () => toast.success(t("saved")),
      () => toast.error(t("failed")),
    )
  }
  return (
    <DialogRoot open={open} onOpenChange={onOpenChange}>
      <DialogPopup title={t("title")} description={t("detail")}>
        <form onSubmit={save} className="mt-4 flex flex-col gap-5">
          <InstructionsField value={instructions} onText={setInstructions} />
          <TemperatureField value={temperature} onValue={setTemperature} model={model} />
          <div className="flex justify-end gap-2">
            <DialogClose render={<Button look="ghost" />}>{t("cancel")}</DialogClose>
            <Button type="submit" look="solid">
              {t("save")}
            </Button>
          </div>
        </form>
      </DialogPopup>
    </DialogRoot>
  )
}
