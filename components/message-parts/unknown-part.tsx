"use client"

import { useTranslations } from "use-intl"
import { Button } from "../ui/button"

/** Stands for a part that a newer server sent. */
export function UnknownPart() {
  const t = useTranslations("parts")
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-sm">
      {t("unknown")}
      <Button size="sm" onClick={() => window.location.reload()}>
        {t("reload")}
      </Button>
    </p>
  )
}
