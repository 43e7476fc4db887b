"use client"

import { useEffect, useEffectEvent } from "react"
import { useTranslations } from "use-intl"
import { deleteChat, listChats } from "@/lib/client/api"
import type { ChatList } from "@/lib/client/chat-list"
import type { ChatSummary } from "@/lib/protocol/chat"
import type { ChatId } from "@/lib/protocol/ids"
import { useApp } from "../shell/app-context"
import { chatPath, navigate } from "../shell/navigate"
import { toast } from "../ui/toast"
import { pendingDeletes } from "./pending-deletes"

const undoMs = 6_000

type DeleteChat = (
  chat: Pick<ChatSummary, "id" | "title">,
  options?: { text?: string; onUndo?(): void },
) => void

/**
 * A function that takes a chat out of the list and deletes it when the time to undo is over, or the page is left. `text` says
 * that it is deleted; `onUndo` is called besides.
 */
export function useDeleteChat(): DeleteChat {
  const t = useTranslations("sidebar")
  const { chatList } = useApp()

  return ({ id, title }, { text = t("deleted", { title }), onUndo } = {}) => {
    const putBack = chatList.hide(id)
    const undo = () => {
      pendingDeletes.remove(id)
      putBack()
      onUndo?.()
    }
    const carryOut = () => {
      if (!isWaiting(id)) return
      deleteNow(chatList, id).catch(() => {
        pendingDeletes.remove(id)
        putBack()
        toast.error(t("deleteFailed", { title }))
      })
    }
    pendingDeletes.add(id)
    if (window.location.pathname === chatPath(id)) navigate("/")
    toast.show(text, {
      id,
      duration: undoMs,
      action: { label: t("undo"), onClick: undo },
      onAutoClose: carryOut,
      onDismiss: carryOut,
    })
  }
}

/** Carries out what a page that was left had no time for, and does the same for this one. Called once a page. */
export function usePendingDeletes(): void {
  const { chatList } = useApp()
  const onLoad = useEffectEvent(() => {
    for (const { id, sent } of pendingDeletes.read()) {
      chatList.hide(id)
      void deleteAfterAll(chatList, id, sent).catch(() => {
        /* it stays hidden in this tab, and the next load tries again */
      })
    }
  })
  useEffect(() => {
    onLoad()
    const onHide = () => {
      for (const { id } of pendingDeletes.read().filter(({ sent }) => !sent)) {
        pendingDeletes.markSent(id)
        void fetch(`/api/chat/${id}`, { method: "DELETE", keepalive: true }).catch(() => {
          /* the next load tries again */
        })
        toast.dismiss(id)
      }
    }
    window.addEventListener("pagehide", onHide)
    return () => window.removeEventListener("pagehide", onHide)
  }, [])
}

/** Neither undone nor on its way. */
function isWaiting(id: ChatId): boolean {
  return pendingDeletes.read().some((pending) => pending.id === id && !pending.sent)
}

async function deleteAfterAll(chatList: ChatList, id: ChatId, sent: boolean): Promise<void> {
  const isStillThere = !sent || (await listChats()).chats.some((chat) => chat.id === id)
  if (isStillThere) await deleteNow(chatList, id)
  else forget(chatList, id)
}

async function deleteNow(chatList: ChatList, id: ChatId): Promise<void> {
  await deleteChat(id).catch((error: { failure?: { code?: string } }) => {
    // Somebody else was faster.
    if (error.failure?.code !== "not_found") throw error
  })
  forget(chatList, id)
}

function forget(chatList: ChatList, id: ChatId): void {
  pendingDeletes.remove(id)
  chatList.remove(id)
}
