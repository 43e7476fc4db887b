"use client"

import { MessageCircleDashed } from "lucide-react"
import { useTranslations } from "use-intl"
import type { ChatSession } from "@/lib/client/chat-session"
import { keepChat } from "@/lib/client/chat-settings"
import { Button } from "../ui/button"
import { toast } from "../ui/toast"

/** Says what becomes of this chat, and offers to keep it. */
export function TemporaryRemark({ session }: { session: ChatSession }) {
  const t = useTranslations("temporary")
  const keep = () =>
    keepChat(session).then(
      () => toast.success(t("kept")),
      () => toast.error(t("keepFailed")),
    )
  return (
    <div className="mb-2 flex items-center gap-2.5 rounded-2xl bg-sunken py-1.5 ps-4 pe-2 text-sm">
      <MessageCircleDashed aria-hidden className="size-4 shrink-0 text-muted" />
      <span className="me-auto text-muted">{t("remark")}</span>
      <Button size="sm" look="ghost" className="text-ink" onClick={() => void keep()}>
        {t("keep")}
      </Button>
    </div>
  )
}
