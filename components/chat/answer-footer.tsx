"use client"

import { clsx } from "clsx"
import { Info, RotateCcw } from "lucide-react"
import { useTranslations } from "use-intl"
import type { MessageId } from "@/lib/protocol/ids"
import type { ChatMessage } from "@/lib/protocol/message"
import { type Outcome, type OutcomeAction, outcomeActions } from "@/lib/protocol/outcome"
import { BranchSwitch } from "../branches/branch-switch"
import { lazyPart } from "../lazy/lazy-part"
import { RatingButtons } from "../rating/rating-buttons"
import { ReadAloudButton } from "../speech/read-aloud-button"
import { Button } from "../ui/button"
import { CopyButton } from "../ui/copy-button"
import { IconButton } from "../ui/icon-button"
import { PopupButton } from "../ui/popup-button"
import { tip } from "../ui/tip"
import { useChatActions } from "./chat-actions"
import { hasContent, textOf } from "./message-content"
import { OtherModelButton } from "./other-model-button"
import { useOutcomeSentence } from "./outcome-sentence"

const AnswerDetails = lazyPart(() => import("./answer-details").then(({ AnswerDetails }) => AnswerDetails))

/** How an answer ended, the buttons that help, and what can be done with it. */
export function AnswerFooter({ message }: { message: ChatMessage }) {
  const status = message.metadata?.outcome?.status ?? "complete"
  return (
    <footer data-outcome={status} className="flex flex-col gap-2">
      {status !== "complete" && <OutcomeLine message={message} />}
      <div className="-ml-1.5 flex items-center gap-1">
        <BranchSwitch messageId={message.id as MessageId} />
        <AnswerActions message={message} />
      </div>
    </footer>
  )
}

/** Only what went wrong is red. */
const looks: Record<Outcome["status"], string> = {
  complete: "",
  stopped: "border-line border-t pt-3 text-muted",
  length: "border-line border-t pt-3 text-muted",
  interrupted: "rounded-xl bg-sunken px-4 py-2.5",
  filtered: "rounded-xl bg-danger-soft px-4 py-2.5",
  failed: "rounded-xl bg-danger-soft px-4 py-2.5",
}

function OutcomeLine({ message }: { message: ChatMessage }) {
  const sentence = useOutcomeSentence()
  const { outcome } = message.metadata ?? {}
  if (!outcome) return null
  return (
    <div className={clsx("flex flex-wrap items-center gap-x-3 gap-y-2 text-sm", looks[outcome.status])}>
      <span>{sentence(message.metadata ?? {})}</span>
      <span className="flex flex-wrap gap-1.5">
        {outcomeActions(outcome, hasContent(message)).map((action) => (
          <OutcomeButton key={action} action={action} messageId={message.id as MessageId} />
        ))}
      </span>
    </div>
  )
}

function OutcomeButton({ action, messageId }: { action: OutcomeAction; messageId: MessageId }) {
  const t = useTranslations("action")
  const { retry, continueAnswer, canAct } = useChatActions()
  if (action === "other-model") return <OtherModelButton messageId={messageId} />
  const act = action === "retry" ? retry : continueAnswer
  return (
    <Button size="sm" disabled={!canAct} onClick={() => act(messageId)}>
      {t(action)}
    </Button>
  )
}

function AnswerActions({ message }: { message: ChatMessage }) {
  const t = useTranslations("message")
  const { retry, canAct } = useChatActions()
  const text = textOf(message)
  const id = message.id as MessageId
  return (
    <div className="reveal-on-hover flex items-center gap-0.5">
      {text && <CopyButton label={t("copyAnswer")} text={() => text} />}
      {text && <ReadAloudButton messageId={id} text={text} />}
      <RatingButtons messageId={id} />
      <IconButton label={t("retry")} disabled={!canAct} onClick={() => retry(id)}>
        <RotateCcw aria-hidden />
      </IconButton>
      <PopupButton
        kind="dialog"
        look="ghost"
        size="icon-sm"
        aria-label={t("details")}
        {...tip(t("details"))}
        popup={(popup) => <AnswerDetails metadata={message.metadata ?? {}} {...popup} />}
      >
        <Info aria-hidden />
      </PopupButton>
    </div>
  )
}
