"use client"

import { usePathname } from "next/navigation"
import { useEffect } from "react"
import { useTranslations } from "use-intl"
import { useLive } from "@/lib/client/use-live"
import type { ChatId } from "@/lib/protocol/ids"
import { type Outcome, outcomeKey } from "@/lib/protocol/outcome"
import { useApp } from "../shell/app-context"
import { chatPath, navigate } from "../shell/navigate"
import { toast } from "../ui/toast"
import { markRead, markUnread, restoreUnread } from "./unread"

/**
 * Says when an answer ends in a chat that is not on screen, and marks the chat until it is opened. What the reader stopped is no
 * news, and neither is what ends in a chat that is in no list.
 */
export function useFinished(): void {
  const { chatList } = useApp()
  const tell = useTell()
  const path = usePathname()
  useLive((signal) => {
    if (signal.type !== "generation-ended" || signal.outcome.status === "stopped") return
    const { chatId, outcome } = signal
    if (window.location.pathname === chatPath(chatId) && document.visibilityState === "visible") return
    const chat = chatList.state.get().chats.find(({ id }) => id === chatId)
    if (!chat) return
    markUnread(chatId)
    if (document.visibilityState === "visible") tell(chat, outcome)
  })
  useEffect(() => restoreUnread(), [])
  useEffect(() => {
    const read = () => document.visibilityState === "visible" && markRead(path.split("/").at(-1) as ChatId)
    read()
    document.addEventListener("visibilitychange", read)
    return () => document.removeEventListener("visibilitychange", read)
  }, [path])
}

function useTell() {
  const t = useTranslations("sidebar")
  const tOutcome = useTranslations("outcome")
  return ({ id, title }: { id: ChatId; title: string }, outcome: Outcome) => {
    const endedWell = outcome.status === "complete"
    const text = endedWell
      ? t("finished", { title })
      : t("endedOtherwise", { title, reason: tOutcome(outcomeKey(outcome)) })
    toast.show(text, {
      id: `finished-${id}`,
      duration: 8_000,
      action: { label: t("openFinished"), onClick: () => navigate(chatPath(id)) },
    })
  }
}
