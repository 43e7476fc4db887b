"use client"

import { X } from "lucide-react"
import { useTranslations } from "use-intl"
import { useStore } from "@/lib/client/use-store"
import { Button } from "../ui/button"
import { IconButton } from "../ui/icon-button"
import { missingParts } from "./missing-parts"

/** Says that parts of the page are missing, above everything. Mounted once. */
export function MissingPartNotice() {
  const { parts } = useStore(missingParts)
  if (parts.length === 0) return null
  return (
    <div className="fixed inset-x-4 top-4 z-60 mx-auto w-fit">
      <MissingPartBox
        onRetry={() => {
          for (const { retry } of parts) retry()
        }}
        onDismiss={() => {
          missingParts.patch({ parts: [] })
          for (const { dismiss } of parts) dismiss()
        }}
      />
    </div>
  )
}

export function MissingPartBox({ onRetry, onDismiss }: { onRetry(): void; onDismiss(): void }) {
  const t = useTranslations("missingPart")
  return (
    <div
      role="alert"
      className="flex items-center gap-2 rounded-2xl border border-line bg-raised py-1.5 ps-4 pe-2 text-sm shadow-pop"
    >
      <p className="me-auto">{t("text")}</p>
      <Button size="sm" onClick={onRetry}>
        {t("again")}
      </Button>
      <IconButton label={t("close")} onClick={onDismiss}>
        <X aria-hidden />
      </IconButton>
    </div>
  )
}
