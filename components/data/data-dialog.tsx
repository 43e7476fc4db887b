"use client"

import { useTranslations } from "use-intl"
import { Button } from "../ui/button"
import { DialogClose, DialogPopup, DialogRoot } from "../ui/dialog"
import { downloadChats } from "./download"
import { ImportSection } from "./import-section"

type DataDialogProps = { open: boolean; onOpenChange(open: boolean): void }

/** Takes all chats out, and brings chats in. */
export function DataDialog({ open, onOpenChange }: DataDialogProps) {
  const t = useTranslations("data")
  return (
    <DialogRoot open={open} onOpenChange={onOpenChange}>
      <DialogPopup title={t("title")} description={t("detail")}>
        <section className="mt-5">
          <h3 className="font-medium text-sm">{t("export")}</h3>
          <div className="mt-2 flex flex-wrap gap-2">
            <Button onClick={() => downloadChats("markdown")}>{t("markdown")}</Button>
            <Button onClick={() => downloadChats("json")}>{t("json")}</Button>
          </div>
        </section>
        <section className="mt-5">
          <h3 className="font-medium text-sm">{t("import")}</h3>
          <p className="mt-1 text-muted text-sm">{t("importDetail")}</p>
          <ImportSection />
        </section>
        <div className="mt-5 flex justify-end">
          <DialogClose render={<Button look="ghost" />}>{t("close")}</DialogClose>
        </div>
      </DialogPopup>
    </DialogRoot>
  )
}
