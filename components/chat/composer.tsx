"use client"

import { clsx } from "clsx"
import { ArrowUp, ListEnd, Square } from "lucide-react"
import type { FormEvent, ReactNode, RefObject } from "react"
import { useTranslations } from "use-intl"
import { useSendKeyText } from "../shell/send-key"
import { Button } from "../ui/button"
import { tip } from "../ui/tip"
import { MessageBox } from "./message-box"

export type ComposerProps = {
  text: string
  onText(text: string): void
  /** Sends the text, or queues it while an answer is running. */
  onSend(): void
  onStop(): void
  /** The reader pressed ↑ in an empty box. */
  onEditLast?(): void
  running: boolean
  stopping?: boolean
  /** What stands beside the send button, such as the model picker. */
  tools?: ReactNode
  boxRef?: RefObject<HTMLTextAreaElement | null>
}

/** Where a message is written: Enter sends, Shift+Enter breaks the line, ↑ edits the last one. */
export function Composer({
  text,
  onText,
  onSend,
  onStop,
  onEditLast,
  running,
  stopping,
  tools,
  boxRef,
}: ComposerProps) {
  const isEmpty = text.trim() === ""
  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    if (!isEmpty) onSend()
  }
  return (
    <form
      onSubmit={submit}
      className="rounded-[1.6rem] border border-line bg-raised shadow-card transition-colors focus-within:border-control-line/60"
    >
      <MessageBox ref={boxRef} value={text} onText={onText} onSubmit={submit} onEditLast={onEditLast} />
      <div className="flex items-center gap-1.5 p-2 pt-0">
        {tools}
        <span className="me-auto" />
        {running && !isEmpty && <QueueButton />}
        {running ? <StopButton stopping={stopping} onClick={onStop} /> : <SendButton disabled={isEmpty} />}
      </div>
    </form>
  )
}

function SendButton({ disabled }: { disabled: boolean }) {
  const t = useTranslations("composer")
  const keys = useSendKeyText()
  return (
    <Button
      type="submit"
      look="solid"
      size="icon"
      shape="round"
      aria-label={t("send")}
      aria-disabled={disabled}
      {...tip(t("send"), keys)}
    >
      <ArrowUp aria-hidden strokeWidth={2.4} />
    </Button>
  )
}

function QueueButton() {
  const t = useTranslations("composer")
  const keys = useSendKeyText()
  return (
    <Button type="submit" size="icon" shape="round" aria-label={t("queue")} {...tip(t("queue"), keys)}>
      <ListEnd aria-hidden />
    </Button>
  )
}

function StopButton({ stopping = false, onClick }: { stopping?: boolean | undefined; onClick(): void }) {
  const t = useTranslations("composer")
  return (
    <Button
      look="solid"
      size="icon"
      shape="round"
      aria-label={t("stop")}
      aria-disabled={stopping}
      onClick={onClick}
      className={clsx(stopping && "animate-pulse motion-reduce:animate-none")}
      {...tip(stopping ? t("stopping") : t("stop"), "Esc")}
    >
      <Square aria-hidden fill="currentColor" className="size-3.5!" />
    </Button>
  )
}
