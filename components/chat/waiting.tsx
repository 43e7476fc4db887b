"use client"

import { useEffect, useState } from "react"
import { useTranslations } from "use-intl"
import type { MessageId } from "@/lib/protocol/ids"
import type { ChatMessage, NoticeData } from "@/lib/protocol/message"
import { Button } from "../ui/button"
import { useChatActions } from "./chat-actions"
import { hasContent } from "./message-content"
import { OtherModelButton } from "./other-model-button"

const patienceMs = 4_000

type WaitingProps = { message: ChatMessage; notice: NoticeData | null; model: string | undefined }

/** What is going on while nothing, or nothing more, is to be seen. */
export function Waiting({ message, notice, model }: WaitingProps) {
  if (notice?.kind === "silence") return <Silence message={message} silentMs={notice.silentMs} />
  if (hasContent(message)) return null
  return <BeforeFirstToken isLong={notice?.kind === "waiting"} model={notice?.model ?? model} />
}

function BeforeFirstToken({ isLong, model }: { isLong: boolean; model: string | undefined }) {
  const t = useTranslations("waiting")
  const [impatient, setImpatient] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setImpatient(true), patienceMs)
    return () => clearTimeout(timer)
  }, [])
  const text = isLong || impatient ? t("still", { model: model ?? t("theModel") }) : t("thinking")
  return (
    <div className="py-0.5 text-[0.9375rem]">
      <span className="shimmer-text">{text}</span>
    </div>
  )
}

function Silence({ message, silentMs }: { message: ChatMessage; silentMs: number }) {
  const t = useTranslations("waiting")
  const tAction = useTranslations("action")
  const { retry } = useChatActions()
  const [dismissedAt, setDismissedAt] = useState<number | null>(null)
  if (dismissedAt === silentMs) return null
  const id = message.id as MessageId
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-xl bg-warning-soft px-4 py-2.5 text-sm">
      <span className="text-warning">{t("silence", { seconds: Math.round(silentMs / 1000) })}</span>
      <span className="flex flex-wrap gap-1.5">
        <Button size="sm" onClick={() => setDismissedAt(silentMs)}>
          {t("keepWaiting")}
        </Button>
        <Button size="sm" onClick={() => retry(id)}>
          {tAction("retry")}
        </Button>
        <OtherModelButton messageId={id} />
      </span>
    </div>
  )
}
