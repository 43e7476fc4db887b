"use client"

import { Monitor, Moon, Sun, SunMoon } from "lucide-react"
import { useTheme } from "next-themes"
import { useTranslations } from "use-intl"
import { useHydrated } from "../shell/use-hydrated"
import { Button } from "../ui/button"
import { MenuPopup, MenuRadioGroup, MenuRadioItem, MenuRoot, MenuTrigger } from "../ui/menu"

const themes = [
  { id: "light", Icon: Sun },
  { id: "dark", Icon: Moon },
  { id: "system", Icon: Monitor },
] as const

/** Light, dark, or as the system has it. */
export function ThemeMenu() {
  const t = useTranslations("theme")
  const { theme, setTheme } = useTheme()
  const hydrated = useHydrated()
  return (
    <MenuRoot modal={false}>
      <MenuTrigger render={<Button look="ghost" className="w-full justify-start px-2.5 font-normal" />}>
        <SunMoon aria-hidden className="size-4" />
        {t("label")}
      </MenuTrigger>
      <MenuPopup side="top">
        <MenuRadioGroup value={hydrated ? (theme ?? "system") : ""} onValueChange={setTheme}>
          {themes.map(({ id, Icon }) => (
            <MenuRadioItem key={id} value={id} closeOnClick>
              <Icon aria-hidden className="text-muted" />
              {t(id)}
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
      </MenuPopup>
    </MenuRoot>
  )
}
