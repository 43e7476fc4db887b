"use client"

import { SunMoon } from "lucide-react"
import { lazy } from "react"
import { useTranslations } from "use-intl"
import { PopupButton } from "../ui/popup-button"
import { tip } from "../ui/tip"

const ThemeMenu = lazy(() => import("./theme-menu").then(({ ThemeMenu }) => ({ default: ThemeMenu })))

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
