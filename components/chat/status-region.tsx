"use client"

import { useEffect, useState } from "react"
import { useTranslations } from "use-intl"
import type { ChatMessage } from "@/lib/protocol/message"
import { useOutcomeSentence } from "./outcome-sentence"

/** Tells a screen reader that an answer is being made, and once how it ended; never its text. */
export function StatusRegion({ running, last }: { running: boolean; last: ChatMessage | undefined }) {
  const t = useTranslations("chat")
  const sentence = useOutcomeSentence()
  const [told, setTold] = useState("")
  const outcome = last?.metadata?.outcome
  const ending =
    !outcome || outcome.status === "complete" ? t("answerComplete") : sentence(last.metadata ?? {})
  const [ran, setRan] = useState(running)
  useEffect(() => {
    if (running) setRan(true)
    setTold(running ? t("generating") : ran ? ending : "")
  }, [running, ran, ending, t])
  return (
    <div role="status" className="sr-only">
      {told}
    </div>
  )
}
