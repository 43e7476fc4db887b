"use client"

import { type RefObject, useEffect, useState } from "react"
import { drafts } from "./draft-store"

/** The text of the message box, kept for each chat; `key` is the chat's id, or `new`. */
export function useDraft(
  key: string,
  box: RefObject<HTMLTextAreaElement | null>,
): [string, (text: string) => void] {
  const [draft, setDraft] = useState({ key, text: "" })
  useEffect(() => {
    // What was typed before the page came to life is newer than what was kept.
    setDraft((now) => ({ key, text: (now.text === "" && box.current?.value) || drafts.read(key) }))
  }, [key, box])
  useEffect(() => {
    // A virtual keyboard should not jump up by itself.
    if (window.matchMedia("(pointer: fine)").matches) box.current?.focus({ preventScroll: true })
  }, [box])
  const write = (text: string) => {
    setDraft({ key, text })
    drafts.write(key, text)
  }
  return [draft.key === key ? draft.text : "", write]
}
