"use client"

import { Download } from "lucide-react"
import { useTranslations } from "use-intl"
import { Button, buttonStyle } from "../ui/button"
import { DialogClose, DialogPopup, DialogRoot } from "../ui/dialog"

type ImageDialogProps = { src: string; name: string; open: boolean; onOpenChange(open: boolean): void }

/** An image as large as the window allows. */
export function ImageDialog({ src, name, open, onOpenChange }: ImageDialogProps) {
  const t = useTranslations("parts")
  return (
    <DialogRoot open={open} onOpenChange={onOpenChange}>
      <DialogPopup title={name} size="wide">
        {/* biome-ignore lint/performance/noImgElement: an attachment is served to its owner only, past any image cache */}
        <img
          src={src}
          alt={name}
          className="mx-auto mt-4 max-h-[72dvh] max-w-full rounded-lg object-contain"
        />
        <div className="mt-4 flex justify-end gap-2">
          <a href={src} download={name} className={buttonStyle({})}>
            <Download aria-hidden className="size-4" />
            {t("save")}
          </a>
          <DialogClose render={<Button look="ghost" />}>{t("close")}</DialogClose>
        </div>
      </DialogPopup>
    </DialogRoot>
  )
}
