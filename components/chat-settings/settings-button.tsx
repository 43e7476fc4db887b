"use client"

import { SlidersHorizontal } from "lucide-react"
import { useTranslations } from "use-intl"
import { lazyPart } from "../lazy/lazy-part"
import { type Opener, PopupButton } from "../ui/popup-button"
import { tip } from "../ui/tip"
import type { ChatSettingsDialogProps } from "./settings-dialog"

const ChatSettingsDialog = lazyPart(() =>
  import("./settings-dialog").then(({ ChatSettingsDialog }) => ChatSettingsDialog),
)

type SettingsButtonProps = Pick<ChatSettingsDialogProps, "settings" | "model" | "onSave"> & {
  opener?: Opener
}

/** Opens what is set for this chat; a dot says that something is. */
export function SettingsButton({ opener, ...dialog }: SettingsButtonProps) {
  const t = useTranslations("settingsOfChat")
  const { settings } = dialog
  const isSet = settings.instructions !== null || settings.temperature !== null
  return (
    <PopupButton
      kind="dialog"
      look="ghost"
      size="icon"
      aria-label={t("title")}
      className="relative"
      {...tip(t("title"))}
      opener={opener}
      popup={(popup) => <ChatSettingsDialog key={String(popup.open)} {...dialog} {...popup} />}
    >
      <SlidersHorizontal aria-hidden />
      {isSet && <span aria-hidden className="absolute end-1.5 top-1.5 size-1.5 rounded-full bg-accent" />}
    </PopupButton>
  )
}
