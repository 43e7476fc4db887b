"use client"

import { type KeyboardEvent, useEffect, useRef, useState } from "react"
import { useTranslations } from "use-intl"
import { useSendKey } from "../shell/send-key"
import { Button } from "../ui/button"
import { useGrowth } from "./message-box"
import { isPlainKey, isSendKey } from "./plain-key"

type MessageEditorProps = {
  text: string
  /** Something is attached that says enough. */
  mayBeEmpty?: boolean
  onSend(text: string): void
  onCancel(): void
}

/** Changes a message that was sent; sending it answers anew, and what was there stays as another branch. */
export function MessageEditor({ text, mayBeEmpty = false, onSend, onCancel }: MessageEditorProps) {
  const t = useTranslations("message")
  const sendKey = useSendKey()
  const [value, setValue] = useState(text)
  const box = useRef<HTMLTextAreaElement>(null)
  useGrowth(box, value)
  useEffect(() => {
    box.current?.focus()
    box.current?.setSelectionRange(text.length, text.length)
  }, [text])
  const isEmpty = value.trim() === "" && !mayBeEmpty
  const send = () => !isEmpty && onSend(value.trim() === "" ? "" : value)
  const onKeyDown = (event: KeyboardEvent) => {
    if (isSendKey(event, sendKey)) send()
    else if (isPlainKey(event, "Escape")) onCancel()
    else return
    event.preventDefault()
  }
  return (
    <div className="w-full rounded-3xl border border-line bg-raised p-2 shadow-card focus-within:border-control-line/60">
      <textarea
        ref={box}
        dir="auto"
        aria-label={t("edit")}
        value={value}
        onChange={(event) => setValue(event.target.value)}
        onKeyDown={onKeyDown}
        className="field-sizing-content block max-h-[50dvh] w-full resize-none bg-transparent px-3 py-2 leading-relaxed outline-none"
      />
      <div className="flex justify-end gap-2">
        <Button look="ghost" shape="round" onClick={onCancel}>
          {t("cancel")}
        </Button>
        <Button look="solid" shape="round" disabled={isEmpty} onClick={send}>
          {t("sendEdited")}
        </Button>
      </div>
    </div>
  )
}
