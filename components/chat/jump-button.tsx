import { ArrowDown } from "lucide-react"
import { useTranslations } from "use-intl"
import { Button } from "../ui/button"
import { WithTip } from "../ui/tooltip"

/** Brings the latest text back into view. */
export function JumpButton({ onClick }: { onClick(): void }) {
  const t = useTranslations("chat")
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-3 flex justify-center">
      <WithTip label={t("jump")}>
        <Button
          aria-label={t("jump")}
          size="icon"
          onClick={onClick}
          className="pointer-events-auto rounded-full shadow-pop"
        >
          <ArrowDown aria-hidden />
        </Button>
      </WithTip>
    </div>
  )
}
