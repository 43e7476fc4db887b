"use client"

import { Settings } from "lucide-react"
import { useTranslations } from "use-intl"
import { openSettings } from "../settings/address"
import { useIsApple } from "../shell/is-apple"
import { shortcutText } from "../shell/shortcuts"
import { IconButton } from "../ui/icon-button"

/** Opens the settings. `onOpen`: a drawer closes. */
export function SettingsButton({ onOpen }: { onOpen(): void }) {
  const t = useTranslations("settings")
  const keys = shortcutText("settings", useIsApple())
  return (
    <IconButton
      size="icon"
      label={t("title")}
      keys={keys}
      onClick={() => {
        onOpen()
        openSettings()
      }}
    >
      <Settings aria-hidden />
    </IconButton>
  )
}
