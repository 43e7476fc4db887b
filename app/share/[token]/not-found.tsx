"use client"

import { useTranslations } from "use-intl"
import { buttonStyle } from "@/components/ui/button"

export default function ShareNotFound() {
  const t = useTranslations("share")
  return (
    <main className="grid min-h-dvh place-content-center justify-items-center gap-2 px-6 text-center">
      <h1 className="font-semibold text-xl">{t("gone")}</h1>
      <p className="text-muted text-sm">{t("goneDetail")}</p>
      <a href="/" className={buttonStyle({ className: "mt-4" })}>
        {t("startOwn")}
      </a>
    </main>
  )
}
