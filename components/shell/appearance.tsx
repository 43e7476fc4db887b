"use client"

import { useRouter } from "next/navigation"
import { useEffect, useEffectEvent, useRef } from "react"
import { useStore } from "@/lib/client/use-store"
import { type Appearance, appearanceCookies, groundColor, type Theme } from "@/lib/protocol/appearance"
import { useApp } from "./app-context"

/** Makes the page look as it is set, and remembers that in cookies, so that the next page is rendered so. Mounted once. */
export function AppearanceOfPage() {
  const { theme, fontSize, locale } = useStore(useApp().preferences.state)
  useEffect(() => {
    document.documentElement.dataset.theme = theme
    document.documentElement.dataset.fontSize = fontSize
    colorEdges(theme)
    remember({ theme, fontSize, locale })
  }, [theme, fontSize, locale])
  useLanguage(locale)
  return null
}

/** Words come from the server: in another language they are asked for, once the choice is saved or was heard of. */
function useLanguage(locale: Appearance["locale"]): void {
  const router = useRouter()
  const shown = useRef(locale)
  const refresh = useEffectEvent(() => router.refresh())
  useEffect(() => {
    if (shown.current === locale) return
    shown.current = locale
    refresh()
  }, [locale])
}

function colorEdges(theme: Theme): void {
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const own = meta.media.includes("dark") ? "dark" : "light"
    meta.content = groundColor[theme === "system" ? own : theme]
  }
}

function remember(appearance: Appearance): void {
  for (const [field, name] of Object.entries(appearanceCookies)) {
    const value = appearance[field as keyof Appearance]
    const age = value === null ? 0 : 31_536_000
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
    document.cookie = `${name}=${value ?? ""}; path=/; max-age=${age}; samesite=lax`
  }
}
