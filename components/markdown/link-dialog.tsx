"use client"

import { useTranslations } from "use-intl"
import { Button, buttonStyle } from "../ui/button"
import { DialogClose, DialogPopup, DialogRoot } from "../ui/dialog"
import { toast } from "../ui/toast"
import { destination } from "./safe-url"

type LinkDialogProps = { url: URL; open: boolean; onOpenChange(open: boolean): void }

/** Asks whether to open a link of an answer. */
export function LinkDialog({ url, open, onOpenChange }: LinkDialogProps) {
  return (
    <DialogRoot open={open} onOpenChange={onOpenChange}>
      <LinkQuestion url={url} onDone={() => onOpenChange(false)} />
    </DialogRoot>
  )
}

function LinkQuestion({ url, onDone }: { url: URL; onDone: () => void }) {
  const t = useTranslations("markdown")
  const tMessage = useTranslations("message")
  const host = destination(url)
  const copy = () =>
    navigator.clipboard.writeText(url.href).then(onDone, () => toast.error(tMessage("copyFailed")))
  return (
    <DialogPopup title={t("linkTitle")} description={t("linkDetail", { host })}>
      <p className="mt-3 max-h-32 overflow-y-auto break-all rounded-lg bg-sunken p-3 font-mono text-xs">
        {url.href}
      </p>
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <DialogClose render={<Button look="ghost" />}>{t("cancel")}</DialogClose>
        <Button onClick={copy}>{t("linkCopy")}</Button>
        <a
          href={url.href}
          target="_blank"
          rel="noopener noreferrer nofollow"
          onClick={onDone}
          className={buttonStyle({ look: "solid", className: "max-w-full overflow-hidden" })}
        >
          <span className="truncate">{t("linkOpen", { host })}</span>
        </a>
      </div>
    </DialogPopup>
  )
}
