import { Paperclip } from "lucide-react"
import { useTranslations } from "use-intl"
import { attachmentMaxBytes } from "@/lib/protocol/attachments"

/** Lies over the chat while files are dragged over the page. */
export function DropOverlay() {
  const t = useTranslations("attach")
  return (
    <div className="pointer-events-none fixed inset-0 z-40 grid place-items-center bg-canvas/85 p-4">
      <div className="grid size-full place-content-center justify-items-center gap-3 rounded-3xl border-2 border-accent border-dashed p-6 text-center">
        <Paperclip aria-hidden className="size-8 text-accent" />
        <p className="font-medium text-lg">{t("drop")}</p>
        <p className="text-muted text-sm">
          {t("dropDetail", { megabytes: attachmentMaxBytes / 1024 / 1024 })}
        </p>
      </div>
    </div>
  )
}
