"use client"

import { useState } from "react"
import { useTranslations } from "use-intl"
import { lazyPart } from "../lazy/lazy-part"

const ImageDialog = lazyPart(() => import("./image-dialog").then(({ ImageDialog }) => ImageDialog))

type ImageThumbnailProps = {
  src: string
  name: string
  /** There is no such image (any more). */
  onGone(): void
}

/** An image in a message, of a height that does not change when it arrives; opens it larger. */
export function ImageThumbnail({ src, name, onGone }: ImageThumbnailProps) {
  const t = useTranslations("parts")
  // Null until it is opened for the first time.
  const [isOpen, setOpen] = useState<boolean | null>(null)
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label={t("enlarge", { name })}
        onClick={() => setOpen(true)}
        className="max-w-full cursor-zoom-in self-start overflow-hidden rounded-xl border border-line bg-sunken"
      >
        {/* biome-ignore lint/performance/noImgElement: an attachment is served to its owner only, past any image cache */}
        <img
          src={src}
          alt={name}
          loading="lazy"
          decoding="async"
          onError={onGone}
          className="h-44 min-w-20 max-w-full object-cover"
        />
      </button>
      {isOpen !== null && <ImageDialog src={src} name={name} open={isOpen} onOpenChange={setOpen} />}
    </>
  )
}
