import { useTranslations } from "use-intl"
import type { SessionState } from "@/lib/client/session-state"
import { Button } from "../ui/button"
import { Spinner } from "../ui/spinner"

/** What stands in place of messages that are not here yet. */
export function LoadState({ loading, onRetry }: { loading: SessionState["loading"]; onRetry(): void }) {
  const t = useTranslations()
  if (loading === "loading") {
    return (
      <div className="flex justify-center py-16">
        <Spinner label={t("chat.loading")} className="size-5 text-accent" />
      </div>
    )
  }
  if (loading !== "failed") return null
  return (
    <div role="alert" className="flex flex-col items-center gap-3 py-16 text-muted text-sm">
      {t("chat.loadFailed")}
      <Button onClick={onRetry}>{t("sidebar.tryAgain")}</Button>
    </div>
  )
}
