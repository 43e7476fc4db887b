"use client"

import { Monitor, Moon, Sun } from "lucide-react"
import { useTranslations } from "use-intl"
import { fontSizes, type Locale, languages, locales, themes } from "@/lib/protocol/appearance"
import { usePreferences } from "../shell/use-preferences"
import { Choice } from "./choice"
import { Select } from "./select"

const icons = { system: Monitor, light: Sun, dark: Moon }

/** How everything looks, and in which words. */
export function AppearancePanel() {
  const t = useTranslations()
  const { preferences, set } = usePreferences()
  return (
    <>
      <Choice
        look="cards"
        label={t("theme.label")}
        value={preferences.theme}
        onChange={(theme) => void set("theme", theme)}
        options={themes.map((value) => {
          const Icon = icons[value]
          return {
            value,
            label: t(`theme.${value}`),
            icon: <Icon aria-hidden className="size-4 text-muted" />,
          }
        })}
      />
      <Choice
        look="cards"
        label={t("settings.fontSize")}
        value={preferences.fontSize}
        onChange={(fontSize) => void set("fontSize", fontSize)}
        options={fontSizes.map((value) => ({ value, label: t(`settings.size.${value}`) }))}
      />
      <Select
        label={t("settings.language")}
        value={preferences.locale ?? ""}
        onChange={(locale) => void set("locale", locale === "" ? null : (locale as Locale))}
        options={[
          { value: "", label: t("settings.browserLanguage") },
          ...locales.map((locale) => ({ value: locale, label: languages[locale], lang: locale })),
        ]}
      />
    </>
  )
}
