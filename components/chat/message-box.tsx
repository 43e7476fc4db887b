"use client"

import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from "react"
import { useTranslations } from "use-intl"
import type { Slash } from "../commands/use-slash"
import { useSendKey } from "../shell/send-key"
import { isPlainKey, isSendKey } from "./plain-key"

type MessageBoxProps = {
  value: string
  onText(text: string): void
  onSubmit(): void
  onEditLast?: (() => void) | undefined
  /** The list above it, while there is one. */
  slash?: Slash | undefined
  ref?: RefObject<HTMLTextAreaElement | null> | undefined
}

/** A text field that grows with its text up to a third of the window. */
export function MessageBox({ value, onText, onSubmit, onEditLast, slash, ref }: MessageBoxProps) {
  const t = useTranslations("composer")
  const sendKey = useSendKey()
  const own = useRef<HTMLTextAreaElement>(null)
  const box = ref ?? own
  useGrowth(box, value)
  const onKeyDown = (event: KeyboardEvent) => {
    if (slash?.onKeyDown(event)) return
    if (isSendKey(event, sendKey)) act(event, onSubmit)
    else if (value === "" && onEditLast && isPlainKey(event, "ArrowUp")) act(event, onEditLast)
  }
  return (
    <textarea
      ref={box}
      rows={1}
      dir="auto"
      aria-label={t("message")}
      placeholder={t("placeholder")}
      value={value}
      enterKeyHint={sendKey === "enter" ? "send" : "enter"}
      {...(slash?.active && listAttributes(slash))}
      onChange={(event) => onText(event.target.value)}
      onKeyDown={onKeyDown}
      className="field-sizing-content block max-h-[33dvh] w-full resize-none bg-transparent px-4.5 pt-3.5 pb-2 leading-6 outline-none placeholder:text-muted"
    />
  )
}

/** The focus stays here, and assistive technology follows the active option. */
function listAttributes({ listId, active, optionId }: Slash) {
  return {
    "aria-autocomplete": "list",
    "aria-controls": listId,
    "aria-activedescendant": active && optionId(active),
    "data-takes-escape": "",
  } as const
}

function act(event: KeyboardEvent, action: () => void): void {
  event.preventDefault()
  action()
}

/** For browsers whose text fields do not grow by themselves. */
export function useGrowth(box: RefObject<HTMLTextAreaElement | null>, value: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the value
  useLayoutEffect(() => {
    const element = box.current
    if (!element || CSS.supports("field-sizing", "content")) return
    element.style.height = "auto"
    element.style.height = `${element.scrollHeight}px`
  }, [box, value])
}
