import { ArrowDown } from "lucide-react"
import { useTranslations } from "use-intl"
import { Button } from "../ui/button"
import { tip } from "../ui/tip"

/** Brings the latest text back into view; counts the messages that came meanwhile. */
export function JumpButton({ unseen, onClick }: { unseen: number; onClick(): void }) {
  const t = useTranslations("chat")
  const label = unseen > 0 ? t("jumpNew", { count: unseen }) : t("jump")
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-4 z-10 flex justify-center">
      <Button
        shape="round"
        aria-label={label}
        onClick={onClick}
        className="pointer-events-auto shadow-pop"
        {...tip(label)}
      >
        <ArrowDown aria-hidden className="-mx-1.5 size-[1.125rem]" />
        {unseen > 0 && <span className="ps-1 text-accent tabular-nums">{unseen}</span>}
      </Button>
    </div>
  )
}
