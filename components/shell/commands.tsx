"use client"

import dynamic from "next/dynamic"
import { useEffect, useEffectEvent, useState } from "react"
import { useTranslations } from "use-intl"
import { openSettings } from "../settings/address"
import { toast } from "../ui/toast"
import { isApple } from "./is-apple"
import { lastAnswer } from "./last-answer"
import { navigate } from "./navigate"
import { type ShortcutName, shortcutOf } from "./shortcuts"

const Palette = dynamic(() => import("../palette/palette").then(({ Palette }) => Palette), { ssr: false })
const ShortcutSheet = dynamic(
  () => import("../palette/shortcut-sheet").then(({ ShortcutSheet }) => ShortcutSheet),
  { ssr: false },
)

/** Carries out shortcuts everywhere in the app, and shows the palette and the sheet that list them. Mounted once. */
export function Commands() {
  const copyAnswer = useCopyAnswer()
  const [opened, setOpened] = useState<{ name: "palette" | "sheet"; open: boolean } | null>(null)
  const run: Record<ShortcutName, () => void> = {
    palette: () => setOpened({ name: "palette", open: true }),
    sheet: () => setOpened({ name: "sheet", open: true }),
    newChat: () => navigate("/"),
    copyAnswer,
    settings: () => openSettings(),
  }
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const name = shortcutOf(event, { apple: isApple(), typing: isTyping(event.target) })
    if (!name) return
    event.preventDefault()
    run[name]()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event)
    window.addEventListener("keydown", listener)
    return () => window.removeEventListener("keydown", listener)
  }, [])

  const onOpenChange = (open: boolean) => setOpened((now) => now && { ...now, open })
  if (opened?.name === "palette") return <Palette open={opened.open} onOpenChange={onOpenChange} run={run} />
  if (opened?.name === "sheet") return <ShortcutSheet open={opened.open} onOpenChange={onOpenChange} />
  return null
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]")
}

function useCopyAnswer(): () => void {
  const t = useTranslations("message")
  return () => {
    const text = lastAnswer()
    if (text === "") return
    navigator.clipboard.writeText(text).then(
      () => toast.success(t("answerCopied")),
      () => toast.error(t("copyFailed")),
    )
  }
}
