"use client"

import { ChevronLeft, ChevronRight } from "lucide-react"
import { useEffect, useRef } from "react"
import { useTranslations } from "use-intl"
import type { MessageId } from "@/lib/protocol/ids"
import { IconButton } from "../ui/icon-button"

type Step = -1 | 1

/** Which button was pressed: the message that comes has another one in its place, which takes the focus over. */
let pressed: { id: MessageId; step: Step } | null = null

type SwitchProps = {
  messageId: MessageId
  versions: MessageId[]
  canSwitch: boolean
  switchTo(messageId: MessageId): void
}

/** ‹ 2/3 › */
export function VersionSwitch({ messageId, versions, canSwitch, switchTo }: SwitchProps) {
  const t = useTranslations("branch")
  const group = useRef<HTMLFieldSetElement>(null)
  useEffect(() => {
    if (pressed?.id !== messageId) return
    group.current?.querySelectorAll("button")[pressed.step === 1 ? 1 : 0]?.focus({ preventScroll: true })
    pressed = null
  }, [messageId])

  const index = versions.indexOf(messageId)
  const button = (step: Step) => {
    const target = versions[index + step]
    const go = () => {
      if (!target || !canSwitch) return
      pressed = { id: target, step }
      switchTo(target)
    }
    return { "aria-disabled": !target || !canSwitch, onClick: go }
  }
  return (
    <fieldset
      ref={group}
      aria-label={t("version", { number: index + 1, count: versions.length })}
      className="flex items-center text-muted text-xs tabular-nums"
    >
      <IconButton label={t("previous")} {...button(-1)}>
        <ChevronLeft aria-hidden className="rtl:-scale-x-100" />
      </IconButton>
      <span aria-hidden>
        {index + 1}/{versions.length}
      </span>
      <IconButton label={t("next")} {...button(1)}>
        <ChevronRight aria-hidden className="rtl:-scale-x-100" />
      </IconButton>
    </fieldset>
  )
}
