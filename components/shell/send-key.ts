import { useStore } from "@/lib/client/use-store"
import type { Preferences } from "@/lib/protocol/preferences"
import { useApp } from "./app-context"
import { useIsApple } from "./is-apple"

type SendKey = Preferences["sendKey"]

/** What sends a message. */
export const useSendKey = (): SendKey => useStore(useApp().preferences.state).sendKey

/** How it is written: `Enter`, `⌘↩`. */
export function sendKeyText(sendKey: SendKey, apple: boolean): string {
  if (sendKey === "enter") return apple ? "↩" : "Enter"
  return apple ? "⌘↩" : "Ctrl+Enter"
}

export const useSendKeyText = (): string => sendKeyText(useSendKey(), useIsApple())
