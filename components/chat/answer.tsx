"use client"

import { memo, useState } from "react"
import { useTranslations } from "use-intl"
import type { MessageId } from "@/lib/protocol/ids"
import type { ChatMessage, NoticeData } from "@/lib/protocol/message"
import { Part } from "../message-parts/registry"
import { AnswerFooter } from "./answer-footer"
import { useChatActions } from "./chat-actions"
import { FailoverBadge } from "./failover-badge"
import { hasContent } from "./message-content"
import { Waiting } from "./waiting"

type AnswerProps = {
  message: ChatMessage
  /** The answer is being made. */
  streaming?: boolean
  /** The conversation went on after it, so that nothing in it waits for the reader any more. */
  past?: boolean
  /** Why nothing is coming just now. */
  notice?: NoticeData | null
  /** The name of the model that was asked, while it is not known which one answers. */
  askedModel?: string | undefined
}

/** A model's message: its parts, what is going on while it is made, and how it ended. */
export const Answer = memo(function Answer({
  message,
  streaming = false,
  past = false,
  notice = null,
  askedModel,
}: AnswerProps) {
  const t = useTranslations("message")
  const { approve } = useChatActions()
  const { model, outcome, reasoningMs } = message.metadata ?? {}
  const id = message.id as MessageId
  const last = message.parts.length - 1
  const [grew, setGrew] = useState(streaming)
  if (streaming && !grew) setGrew(true)
  return (
    <article
      aria-label={model ? t("answerBy", { model: model.name }) : t("answer")}
      aria-busy={streaming}
      data-message={message.id}
      data-grew={grew || undefined}
      className="group flex flex-col gap-3"
    >
      {model?.failedOver && <FailoverBadge model={model.name} other={model.failedOver} />}
      {message.parts.map((part, index) => (
        <Part
          // biome-ignore lint/suspicious/noArrayIndexKey: parts are only ever added
          key={index}
          part={part}
          streaming={streaming && index === last}
          tookMs={reasoningMs?.[index]}
          onApproval={past ? undefined : (approvalId, approved) => approve(id, approvalId, approved)}
        />
      ))}
      {streaming && <Waiting message={message} notice={notice} model={model?.name ?? askedModel} />}
      {!streaming && (outcome || hasContent(message)) && <AnswerFooter message={message} />}
    </article>
  )
})
