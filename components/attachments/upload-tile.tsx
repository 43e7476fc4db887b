"use client"

import { clsx } from "clsx"
import { RotateCw, TriangleAlert, X } from "lucide-react"
import type { ComponentProps } from "react"
import { useFormatter, useTranslations } from "use-intl"
import { mayRetry } from "@/lib/client/upload-problem"
import type { Upload } from "@/lib/client/uploads"
import { attachmentMaxBytes } from "@/lib/protocol/attachments"
import { tip } from "../ui/tip"
import { FileKind } from "./file-kind"
import { megabytes } from "./megabytes"

type UploadTileProps = { upload: Upload; onRemove(): void; onRetry(): void }

/** One file: its picture or its name, how far it is, what is wrong with it, and the way out. */
export function UploadTile({ upload, onRemove, onRetry }: UploadTileProps) {
  const t = useTranslations("attach")
  const { name, preview, state } = upload
  const isPicture = preview !== null && state.kind !== "failed"
  return (
    <li
      aria-label={name}
      data-state={state.kind}
      className={clsx(
        "relative h-16 rounded-xl border",
        state.kind === "failed" ? "border-danger/50 bg-danger-soft" : "border-line bg-canvas",
        isPicture ? "w-16" : "w-56 max-w-full",
      )}
    >
      {isPicture ? (
        // biome-ignore lint/performance/noImgElement: it is in this browser already
        <img src={preview} alt="" className="size-full rounded-[0.7rem] object-cover" />
      ) : (
        <Line upload={upload} />
      )}
      {state.kind === "uploading" && <Progress name={name} share={state.share} />}
      <span className="absolute -end-1.5 -top-1.5 flex gap-1">
        {state.kind === "failed" && mayRetry(state.problem) && (
          <CornerButton label={t("retry", { name })} onClick={onRetry}>
            <RotateCw aria-hidden />
          </CornerButton>
        )}
        <CornerButton
          label={t(state.kind === "uploading" ? "cancel" : "remove", { name })}
          onClick={onRemove}
        >
          <X aria-hidden />
        </CornerButton>
      </span>
    </li>
  )
}

function CornerButton({ label, ...props }: ComponentProps<"button"> & { label: string }) {
  return (
    <button
      type="button"
      aria-label={label}
      className="grid size-6 place-items-center rounded-full border border-line bg-raised text-muted shadow-card transition-colors hover:text-ink pointer-coarse:size-8 [&_svg]:size-3.5"
      {...tip(label)}
      {...props}
    />
  )
}

function Line({ upload: { name, bytes, mediaType, state } }: { upload: Upload }) {
  const t = useTranslations("attach")
  const format = useFormatter()
  const size = bytes === null ? "" : megabytes(format, bytes)
  return (
    <span className="flex h-full items-center gap-2.5 px-2.5">
      {state.kind === "failed" ? (
        <TriangleAlert aria-hidden className="size-5 shrink-0 text-danger" />
      ) : (
        <FileKind mediaType={mediaType} />
      )}
      <span className="min-w-0 pe-3">
        <span className="block truncate text-sm">{name}</span>
        {state.kind === "failed" ? (
          <span role="alert" className="line-clamp-2 text-danger text-xs leading-tight">
            {t(`problem.${state.problem}`, { megabytes: attachmentMaxBytes / 1024 / 1024 })}
          </span>
        ) : (
          <span className="block truncate text-muted text-xs tabular-nums">{size}</span>
        )}
      </span>
    </span>
  )
}

function Progress({ name, share }: { name: string; share: number }) {
  const t = useTranslations("attach")
  return (
    <progress
      aria-label={t("uploading", { name })}
      max={1}
      value={share}
      className="upload-progress absolute inset-x-2 bottom-1.5 h-1 w-[calc(100%-1rem)]"
    />
  )
}
