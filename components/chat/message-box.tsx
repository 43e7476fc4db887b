"use client"

import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from "react"
import { useTranslations } from "use-intl"

type MessageBoxProps = {
  value: string
  onText(text: string): void
  onSubmit(): void
  ref?: RefObject<HTMLTextAreaElement | null> | undefined
}

/** A text field that grows with its text up to a third of the window. */
export function MessageBox({ value, onText, onSubmit, ref }: MessageBoxProps) {
  const t = useTranslations("composer")
  const own = useRef<HTMLTextAreaElement>(null)
  const box = ref ?? own
  useGrowth(box, value)
  return (
    <textarea
      ref={box}
      rows={1}
      dir="auto"
      aria-label={t("message")}
      placeholder={t("placeholder")}
      value={value}
      enterKeyHint="send"
      onChange={(event) => onText(event.target.value)}
      onKeyDown={(event) => {
        if (!isSend(event)) return
        event.preventDefault()
        onSubmit()
      }}
      className="field-sizing-content block max-h-[33dvh] w-full resize-none bg-transparent px-4.5 pt-3.5 pb-2 leading-6 outline-none placeholder:text-muted"
    />
  )
}

// While an input method composes, Enter chooses a word. Safari ends the composition before its keydown: code 229.
function isSend({ key, shiftKey, nativeEvent, keyCode }: KeyboardEvent): boolean {
  return key === "Enter" && !shiftKey && !nativeEvent.isComposing && keyCode !== 229
}

function useGrowth(box: RefObject<HTMLTextAreaElement | null>, value: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the value
  useLayoutEffect(() => {
    const element = box.current
    if (!element || CSS.supports("field-sizing", "content")) return
    element.style.height = "auto"
    element.style.height = `${element.scrollHeight}px`
  }, [box, value])
}
