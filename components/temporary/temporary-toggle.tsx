"use client"

import { MessageCircleDashed } from "lucide-react"
import { useTranslations } from "use-intl"
import { IconButton } from "../ui/icon-button"

/** Whether the chat that is about to begin is to be forgotten. */
export function TemporaryToggle({ on, onToggle }: { on: boolean; onToggle(): void }) {
  const t = useTranslations("temporary")
  return (
    <IconButton
      size="icon"
      label={t("toggle")}
      aria-pressed={on}
      onClick={onToggle}
      className="aria-pressed:bg-accent-soft aria-pressed:text-ink"
    >
      <MessageCircleDashed aria-hidden />
    </IconButton>
  )
}
