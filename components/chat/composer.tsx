"use client"

import { clsx } from "clsx"
import { ArrowUp, ListEnd, Square } from "lucide-react"
import type { FormEvent, ReactNode, RefObject } from "react"
import { useTranslations } from "use-intl"
import { filesOf, isRichText } from "../attachments/files-of"
import { useSlash } from "../commands/use-slash"
import { lazyPart } from "../lazy/lazy-part"
import { useSendKeyText } from "../shell/send-key"
import { Button } from "../ui/button"
import { Spinner } from "../ui/spinner"
import { tip } from "../ui/tip"
import { MessageBox } from "./message-box"

const SlashMenu = lazyPart(() => import("../commands/slash-menu").then(({ SlashMenu }) => SlashMenu))

export type ComposerProps = {
  text: string
  onText(text: string): void
  /** Sends text and files, or queues them while an answer is running. */
  onSend(): void
  onStop(): void
  /** The reader pressed ↑ in an empty box. */
  onEditLast?(): void
  running: boolean
  stopping?: boolean
  /** Files were pasted. */
  onFiles?(files: File[]): void
  /** What is attached, above the text. One that `failed` must go, or be tried again, before anything is sent. */
  attached?: ReactNode
  files?: "none" | "ready" | "uploading" | "failed"
  /** The message is sent when its files are there. */
  waiting?: boolean
  /** What stands beside the send button, such as the model picker. */
  tools?: ReactNode
  boxRef?: RefObject<HTMLTextAreaElement | null>
}

/** Where a message is written: Enter sends, Shift+Enter breaks the line, ↑ edits the last one, / lists the commands. */
export function Composer({
  text,
  onText,
  onSend,
  onStop,
  onEditLast,
  running,
  stopping,
  onFiles,
  attached,
  files = "none",
  waiting = false,
  tools,
  boxRef,
}: ComposerProps) {
  const isEmpty = (text.trim() === "" && files === "none") || files === "failed"
  const slash = useSlash(text, onText)
  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    if (!isEmpty) onSend()
  }
  return (
    <form
      onSubmit={submit}
      onPaste={(event) => {
        const pasted = isRichText(event.clipboardData) ? [] : filesOf(event.clipboardData)
        if (!onFiles || pasted.length === 0) return
        event.preventDefault()
        onFiles(pasted)
      }}
      className="relative rounded-[1.6rem] border border-line bg-raised shadow-card transition-colors focus-within:border-control-line/60"
    >
      {slash.names.length > 0 && <SlashMenu slash={slash} />}
      {attached}
      <MessageBox
        ref={boxRef}
        value={text}
        onText={onText}
        onSubmit={submit}
        onEditLast={onEditLast}
        slash={slash}
      />
      <div className="flex items-center gap-1.5 p-2 pt-0">
        {tools}
        <span className="me-auto" />
        {running && !isEmpty && <QueueButton />}
        {running ? (
          <StopButton stopping={stopping} onClick={onStop} />
        ) : (
          <SendButton disabled={isEmpty} waiting={waiting} />
        )}
      </div>
    </form>
  )
}

function SendButton({ disabled, waiting }: { disabled: boolean; waiting: boolean }) {
  const t = useTranslations("composer")
  const keys = useSendKeyText()
  const label = t(waiting ? "waiting" : "send")
  return (
    <Button
      type="submit"
      look="solid"
      size="icon"
      shape="round"
      aria-label={label}
      aria-disabled={disabled || waiting}
      {...tip(label, keys)}
    >
      {waiting ? <Spinner className="size-4" /> : <ArrowUp aria-hidden strokeWidth={2.4} />}
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
