"use client"

import { useTranslations } from "use-intl"
import { patchChat } from "@/lib/client/api"
import type { ChatSummary } from "@/lib/protocol/chat"
import { useApp } from "../shell/app-context"
import { toast } from "../ui/toast"

/** A function that pins a chat or unpins it: shown at once, and put back when the server does not take it. */
export function usePin(): (chat: ChatSummary) => void {
  const t = useTranslations("sidebar")
  const { chatList } = useApp()
  return ({ id, pinned }) => {
    chatList.change(id, { pinned: !pinned })
    patchChat(id, { pinned: !pinned }).catch(() => {
      chatList.change(id, { pinned })
      toast.error(t("pinFailed"))
    })
  }
}
