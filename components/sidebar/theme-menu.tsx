"use client"

import { Monitor, Moon, Sun } from "lucide-react"
import { useTranslations } from "use-intl"
import { usePreferences } from "../shell/use-preferences"
import { MenuFrame, MenuRadioGroup, MenuRadioItem } from "../ui/menu"
import type { PopupProps } from "../ui/popup-button"

const themes = [
  { id: "light", Icon: Sun },
  { id: "dark", Icon: Moon },
  { id: "system", Icon: Monitor },
] as const

/** Light, dark, or as the system has it. */
export function ThemeMenu(popup: PopupProps) {
  const t = useTranslations("theme")
  const { preferences, set } = usePreferences()
  return (
    <MenuFrame side="top" {...popup}>
      <MenuRadioGroup value={preferences.theme} onValueChange={(theme) => void set("theme", theme)}>
        {themes.map(({ id, Icon }) => (
          <MenuRadioItem key={id} value={id}>
            <Icon aria-hidden className="text-muted" />
            {t(id)}
          </MenuRadioItem>
        ))}
      </MenuRadioGroup>
    </MenuFrame>
  )
}
