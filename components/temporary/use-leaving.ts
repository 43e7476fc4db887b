"use client"

import { useEffect, useEffectEvent } from "react"
import { useTranslations } from "use-intl"
import type { ChatSession } from "@/lib/client/chat-session"
import { drafts } from "../chat/draft-store"
import { useApp } from "../shell/app-context"
import { chatPath, navigate } from "../shell/navigate"
import { pendingDeletes } from "../sidebar/pending-deletes"
import { useDeleteChat } from "../sidebar/use-delete-chat"
import { toast } from "../ui/toast"

/**
 * Deletes a temporary chat when its reader goes elsewhere in the app, with a few seconds to undo it. Coming back in them undoes
 * it too. A page that is closed or loaded again is no leaving for good.
 */
export function useLeaving(session: ChatSession, temporary: boolean): void {
  const t = useTranslations("temporary")
  const { chatList } = useApp()
  const deleteChat = useDeleteChat()
  const onEnter = useEffectEvent(() => {
    if (!pendingDeletes.read().some(({ id }) => id === session.id)) return
    pendingDeletes.remove(session.id)
    chatList.unhide(session.id)
    toast.dismiss(session.id)
  })
  const onLeave = useEffectEvent(() => {
    if (!temporary || !session.hasBegun || window.location.pathname === chatPath(session.id)) return
    drafts.write(session.id, "")
    deleteChat(
      { id: session.id, title: t("title") },
      { text: t("deleted"), onUndo: () => navigate(chatPath(session.id)) },
    )
  })
  useEffect(() => {
    onEnter()
    return () => onLeave()
  }, [])
}
