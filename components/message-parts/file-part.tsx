import type { FileUIPart, ReasoningFileUIPart } from "ai"
import { Paperclip } from "lucide-react"
import { useTranslations } from "use-intl"
import type { PartProps } from "./part-props"

/** A file: an image of our own origin is shown, anything else is a name to download. Foreign addresses are not loaded. */
export function FilePart({ part }: PartProps<FileUIPart | ReasoningFileUIPart>) {
  const t = useTranslations("parts")
  const name = ("filename" in part && part.filename) || t("file")
  const isOurs = /^\/(?!\/)/.test(part.url)
  if (isOurs && part.mediaType.startsWith("image/") && part.mediaType !== "image/svg+xml") {
    return (
      // biome-ignore lint/performance/noImgElement: an attachment is served to its owner only, past any image cache
      <img
        src={part.url}
        alt={name}
        className="max-h-96 max-w-full self-start rounded-xl border border-line"
      />
    )
  }
  const content = (
    <>
      <Paperclip aria-hidden className="size-4 shrink-0 text-muted" />
      <span className="truncate">{name}</span>
    </>
  )
  const style =
    "flex max-w-full self-start items-center gap-2 rounded-xl border border-line px-3 py-2 text-sm"
  return isOurs ? (
    <a href={part.url} download={name} className={`${style} hover:bg-hover`}>
      {content}
    </a>
  ) : (
    <span className={style}>{content}</span>
  )
}
