import { Route } from "lucide-react"
import { useTranslations } from "use-intl"

/** Says quietly that another model than the first choice answered. */
export function FailoverBadge({ model, other }: { model: string; other: string }) {
  const t = useTranslations("message")
  return (
    <div className="flex items-center gap-1.5 text-muted text-xs">
      <Route aria-hidden className="size-3.5 shrink-0" />
      {t("failedOver", { model, other })}
    </div>
  )
}
