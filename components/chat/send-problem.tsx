"use client"

import { X } from "lucide-react"
import { useTranslations } from "use-intl"
import type { Failure } from "@/lib/client/request-failed"
import { IconButton } from "../ui/icon-button"

/** Why the last message was not sent. */
export function SendProblem({ failure, onDismiss }: { failure: Failure | null; onDismiss(): void }) {
  const t = useTranslations("error")
  const tOutcome = useTranslations("outcome")
  if (!failure) return null
  const reason = failure.field === "message.attachments" ? t("attachment_gone") : t(failure.code)
  const wait =
    failure.retryAfterS === undefined ? "" : ` ${tOutcome("retryAfter", { seconds: failure.retryAfterS })}`
  return (
    <div
      role="alert"
      className="mb-2 flex items-center gap-2 rounded-2xl bg-danger-soft py-1.5 ps-4 pe-2 text-sm"
    >
      <p className="me-auto">{reason + wait}</p>
      <IconButton label={t("dismiss")} onClick={onDismiss}>
        <X aria-hidden />
      </IconButton>
    </div>
  )
}
