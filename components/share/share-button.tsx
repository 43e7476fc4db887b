"use client"

import { Share2 } from "lucide-react"
import { useTranslations } from "use-intl"
import type { ChatId } from "@/lib/protocol/ids"
import { lazyPart } from "../lazy/lazy-part"
import { type Opener, PopupButton } from "../ui/popup-button"
import { tip } from "../ui/tip"

const ShareDialog = lazyPart(() => import("./share-dialog").then(({ ShareDialog }) => ShareDialog))

/** Opens the chat's link. */
export function ShareButton({ chatId, opener }: { chatId: ChatId; opener?: Opener }) {
  const t = useTranslations("share")
  return (
    <PopupButton
      kind="dialog"
      look="ghost"
      size="icon"
      aria-label={t("button")}
      {...tip(t("button"))}
      opener={opener}
      popup={({ open, onOpenChange }) => (
        <ShareDialog chatId={chatId} open={open} onOpenChange={onOpenChange} />
      )}
    >
      <Share2 aria-hidden />
    </PopupButton>
  )
}
