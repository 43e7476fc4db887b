"use client"

import { useTranslations } from "use-intl"
import { WayHome } from "@/components/shell/way-home"
import { Button } from "@/components/ui/button"

/** For pages that could not be made, such as while the database is away. */
export default function BrokenPage({ reset }: { reset(): void }) {
  const t = useTranslations("pages")
  return (
    <WayHome title={t("broken")} detail={t("brokenDetail")} home={t("home")}>
      <Button look="solid" onClick={reset}>
        {t("again")}
      </Button>
    </WayHome>
  )
}
