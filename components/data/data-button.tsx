"use client"

import { FolderDown } from "lucide-react"
import { lazy } from "react"
import { useTranslations } from "use-intl"
import { PopupButton } from "../ui/popup-button"
import { tip } from "../ui/tip"

const DataDialog = lazy(() => import("./data-dialog").then(({ DataDialog }) => ({ default: DataDialog })))

/** Opens export and import. */
export function DataButton() {
  const t = useTranslations("data")
  return (
    <PopupButton
      kind="dialog"
      look="ghost"
      size="icon"
      aria-label={t("title")}
      {...tip(t("title"))}
      popup={({ open, onOpenChange }) => <DataDialog open={open} onOpenChange={onOpenChange} />}
    >
      <FolderDown aria-hidden />
    </PopupButton>
  )
}
