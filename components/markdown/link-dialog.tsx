"use client"

import { useEffect, useState } from "react"
import { toast } from "sonner"
import { useTranslations } from "use-intl"
import { Button, buttonStyle } from "../ui/button"
import { DialogClose, DialogPopup, DialogRoot } from "../ui/dialog"
import { answerQuestions } from "./link-question"
import { destination } from "./safe-url"

/** Asks before a link of an answer is opened. Mounted once. */
export function LinkDialog() {
  const [url, setUrl] = useState<URL | null>(null)
  const [open, setOpen] = useState(false)
  useEffect(
    () =>
      answerQuestions((asked) => {
        setUrl(asked)
        setOpen(true)
      }),
    [],
  )
  return (
    <DialogRoot open={open} onOpenChange={setOpen}>
      {url && <LinkQuestion url={url} onDone={() => setOpen(false)} />}
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
