import { ListEnd, X } from "lucide-react"
import { useTranslations } from "use-intl"
import { IconButton } from "../ui/icon-button"
import type { Queued } from "./use-queue"

/** What will be sent when the answer has ended. */
export function QueuedMessages({
  queue,
  onRemove,
}: {
  queue: readonly Queued[]
  onRemove(id: number): void
}) {
  const t = useTranslations("composer")
  if (queue.length === 0) return null
  return (
    <ul aria-label={t("queued")} className="mb-2 flex flex-col gap-1">
      {queue.map(({ id, text, files }) => (
        <li key={id} className="flex items-center gap-2 rounded-2xl bg-sunken py-1 ps-4 pe-2 text-sm">
          <ListEnd aria-hidden className="size-4 shrink-0 text-muted" />
          <span className="me-auto truncate">
            {[text, ...files.map(({ name }) => name)].filter(Boolean).join(" · ")}
          </span>
          <IconButton label={t("unqueue")} onClick={() => onRemove(id)}>
            <X aria-hidden />
          </IconButton>
        </li>
      ))}
    </ul>
  )
}
