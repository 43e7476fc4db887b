"use client"

import { useEffect, useState } from "react"
import { runCommand, useCommands } from "../commands/commands"
import { lazyPart } from "../lazy/lazy-part"
import { openSettings } from "../settings/address"
import { isApple } from "./is-apple"
import { navigate } from "./navigate"
import { shortcutOf } from "./shortcuts"
import { usePreferences } from "./use-preferences"

const Palette = lazyPart(() => import("../palette/palette").then(({ Palette }) => Palette))
const ShortcutSheet = lazyPart(() =>
  import("../palette/shortcut-sheet").then(({ ShortcutSheet }) => ShortcutSheet),
)

/** Offers the commands that there are everywhere in the app, and runs those whose shortcut is pressed. Mounted once. */
export function Commands() {
  const { set } = usePreferences()
  const [opened, setOpened] = useState<{ name: "palette" | "sheet"; open: boolean } | null>(null)
  useCommands({
    newChat: () => navigate("/"),
    palette: () => setOpened({ name: "palette", open: true }),
    sheet: () => setOpened({ name: "sheet", open: true }),
    settings: () => openSettings(),
    light: () => void set("theme", "light"),
    dark: () => void set("theme", "dark"),
    system: () => void set("theme", "system"),
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const name = shortcutOf(event, { apple: isApple(), typing: isTyping(event.target) })
      if (!name) return
      event.preventDefault()
      runCommand(name)
    }
    window.addEventListener("keydown", onKey)
    return () => window.removeEventListener("keydown", onKey)
  }, [])

  const onOpenChange = (open: boolean) => setOpened((now) => now && { ...now, open })
  if (opened?.name === "palette") return <Palette open={opened.open} onOpenChange={onOpenChange} />
  if (opened?.name === "sheet") return <ShortcutSheet open={opened.open} onOpenChange={onOpenChange} />
  return null
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]")
}
