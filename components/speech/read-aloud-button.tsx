"use client"

import { Square, Volume2 } from "lucide-react"
import { useEffect } from "react"
import { useTranslations } from "use-intl"
import { useStore } from "@/lib/client/use-store"
import type { MessageId } from "@/lib/protocol/ids"
import { useHydrated } from "../shell/use-hydrated"
import { IconButton } from "../ui/icon-button"
import { toast } from "../ui/toast"
import { readAloud, speech, stopReading } from "./speech"

/** Reads an answer aloud, and stops it; not there in browsers that have no voice. */
export function ReadAloudButton({ messageId, text }: { messageId: MessageId; text: string }) {
  const t = useTranslations("speech")
  const { reading } = useStore(speech)
  const isReading = reading === messageId
  // Whoever leaves the answer leaves its voice.
  useEffect(() => () => void (speech.get().reading === messageId && stopReading()), [messageId])
  if (!(useHydrated() && "speechSynthesis" in window)) return null
  const read = () => void readAloud(messageId, text).catch(() => toast.error(t("failed")))
  return (
    <IconButton
      label={isReading ? t("stop") : t("read")}
      onClick={() => (isReading ? stopReading() : read())}
    >
      {isReading ? (
        <Square aria-hidden fill="currentColor" className="size-3.5! text-accent" />
      ) : (
        <Volume2 aria-hidden />
      )}
    </IconButton>
  )
}
