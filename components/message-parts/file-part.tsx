"use client"

import type { FileUIPart, ReasoningFileUIPart } from "ai"
import { useState } from "react"
import { useTranslations } from "use-intl"
import { FileKind } from "../attachments/file-kind"
import { ImageThumbnail } from "./image-thumbnail"
import type { PartProps } from "./part-props"

/**
 * A file: an image of our own origin is shown, and larger when it is pressed; anything else is a name to download. Foreign
 * addresses are not loaded, and what is not stored here any more is a name alone.
 */
export function FilePart({ part }: PartProps<FileUIPart | ReasoningFileUIPart>) {
  const t = useTranslations("parts")
  const [isGone, setGone] = useState(false)
  const name = ("filename" in part && part.filename) || t("file")
  const isOurs = /^\/(?!\/)/.test(part.url) && !isGone
  if (isOurs && part.mediaType.startsWith("image/") && part.mediaType !== "image/svg+xml")
    return <ImageThumbnail src={part.url} name={name} onGone={() => setGone(true)} />
  const content = (
    <>
      <FileKind mediaType={part.mediaType} />
      <span className="min-w-0">
        <span className="block truncate">{name}</span>
        <span className="block truncate text-muted text-xs">{t(`kind.${kindOf(part.mediaType)}`)}</span>
      </span>
    </>
  )
  const style =
    "flex w-64 max-w-full items-center gap-2.5 self-start rounded-xl border border-line px-2.5 py-2 text-sm"
  return isOurs ? (
    <a href={part.url} download={name} className={`${style} transition-colors hover:bg-hover`}>
      <span className="sr-only">{t("save")} </span>
      {content}
    </a>
  ) : (
    <span className={style}>{content}</span>
  )
}

function kindOf(mediaType: string): "pdf" | "image" | "text" | "other" {
  if (mediaType === "application/pdf") return "pdf"
  if (mediaType.startsWith("image/")) return "image"
  return mediaType.startsWith("text/") ? "text" : "other"
}
