"use client"

import { useTranslations } from "use-intl"
import type { Upload } from "@/lib/client/uploads"
import { UploadTile } from "./upload-tile"

type UploadListProps = {
  uploads: readonly Upload[]
  /** Why a file is of no use to the model that is asked; null where it is. */
  remark?: string | null
  onRemove(key: number): void
  onRetry(key: number): void
}

/** The files beside the message being written, and how far they are. */
export function UploadList({ uploads, remark, onRemove, onRetry }: UploadListProps) {
  const t = useTranslations("attach")
  if (uploads.length === 0) return null
  const ready = uploads.filter(({ state }) => state.kind === "ready").length
  return (
    <div className="px-3 pt-3">
      <ul aria-label={t("list")} className="flex max-h-44 flex-wrap gap-2 overflow-y-auto pt-1.5 pe-1.5">
        {uploads.map((upload) => (
          <UploadTile
            key={upload.key}
            upload={upload}
            onRemove={() => onRemove(upload.key)}
            onRetry={() => onRetry(upload.key)}
          />
        ))}
      </ul>
      <p role="status" className="sr-only">
        {t("progress", { ready, count: uploads.length })}
      </p>
      {remark && (
        <p role="status" className="px-1 pt-2 text-muted text-xs">
          {remark}
        </p>
      )}
    </div>
  )
}
