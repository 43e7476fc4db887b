"use client"

import { ArrowUp, Square } from "lucide-react"
import type { FormEvent, ReactNode, RefObject } from "react"
import { useTranslations } from "use-intl"
import { Button } from "../ui/button"
import { cn } from "../ui/cn"
import { WithTip } from "../ui/tooltip"
import { MessageBox } from "./message-box"

export type ComposerProps = {
  text: string
  onText(text: string): void
  onSend(): void
  onStop(): void
  running: boolean
  stopping?: boolean
  /** What stands beside the send button, such as the model picker. */
  tools?: ReactNode
  boxRef?: RefObject<HTMLTextAreaElement | null>
}

/** Where a message is written: Enter sends, Shift+Enter breaks the line, Escape stops the answer. */
export function Composer({ text, onText, onSend, onStop, running, stopping, tools, boxRef }: ComposerProps) {
  const canSend = text.trim() !== "" && !running
  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    if (canSend) onSend()
  }
  return (
    <form
      onSubmit={submit}
      className="rounded-[1.6rem] border border-line bg-raised shadow-card transition-colors focus-within:border-control-line"
    >
      <MessageBox ref={boxRef} value={text} onText={onText} onSubmit={submit} />
      <div className="flex items-center gap-1 p-2 pt-0">
        {tools}
        <div className="ml-auto">
          {running ? <StopButton stopping={stopping} onClick={onStop} /> : <SendButton disabled={!canSend} />}
        </div>
      </div>
    </form>
  )
}

const round = "size-9 rounded-full p-0 pointer-coarse:size-11 [&_svg]:size-[1.125rem]"

function SendButton({ disabled }: { disabled: boolean }) {
  const t = useTranslations("composer")
  return (
    <WithTip label={t("send")} keys="↵">
      <Button type="submit" look="solid" aria-label={t("send")} aria-disabled={disabled} className={round}>
        <ArrowUp aria-hidden strokeWidth={2.4} />
      </Button>
    </WithTip>
  )
}

function StopButton({ stopping = false, onClick }: { stopping?: boolean | undefined; onClick(): void }) {
  const t = useTranslations("composer")
  return (
    <WithTip label={stopping ? t("stopping") : t("stop")} keys="Esc">
      <Button
        look="solid"
        aria-label={t("stop")}
        aria-disabled={stopping}
        onClick={onClick}
        className={cn(round, stopping && "animate-pulse motion-reduce:animate-none")}
      >
        <Square aria-hidden fill="currentColor" className="size-3.5!" />
      </Button>
    </WithTip>
  )
}
