"use client"

import { SunMoon } from "lucide-react"
import { useTranslations } from "use-intl"
import { lazyPart } from "../lazy/lazy-part"
import { PopupButton } from "../ui/popup-button"
import { tip } from "../ui/tip"

const ThemeMenu = lazyPart(() => import("./theme-menu").then(({ ThemeMenu }) => ThemeMenu))

/** Opens the choice between light and dark. */
export function ThemeButton() {
  const t = useTranslations("theme")
  return (
    <PopupButton
      kind="menu"
      look="ghost"
      size="icon"
      aria-label={t("label")}
      {...tip(t("label"))}
      popup={(popup) => <ThemeMenu {...popup} />}
    >
      <SunMoon aria-hidden />
    </PopupButton>
  )
}
