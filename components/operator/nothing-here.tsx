"use client"

import { useTranslations } from "use-intl"
import { buttonStyle } from "../ui/button"

/** What the operator meets where a generation is not known. */
export function NothingHere() {
  const t = useTranslations("operator")
  return (
    <div className="grid min-h-[70dvh] place-content-center justify-items-center gap-2 px-6 text-center">
      <h1 className="font-semibold text-xl">{t("nothingHere")}</h1>
      <p className="text-muted text-sm">{t("nothingHereDetail")}</p>
      <a href="/" className={buttonStyle({ className: "mt-4" })}>
        {t("home")}
      </a>
    </div>
  )
}
