"use client"

import { useEffect, useEffectEvent } from "react"
import type { ChatSession } from "@/lib/client/chat-session"
import { Store } from "@/lib/client/store"
import { useStore } from "@/lib/client/use-store"
import type { ChatId, MessageId } from "@/lib/protocol/ids"
import type { ChatMessage } from "@/lib/protocol/message"

type Target = { chatId: ChatId; messageId: MessageId }

const wanted = new Store<{ target: Target | null }>({ target: null })

/** Brings a message into view as soon as its chat is on screen. */
export function jumpTo(target: Target): void {
  wanted.patch({ target: { ...target } })
}

/** Carries out `jumpTo` for this chat, on whichever branch the message is. */
export function useJump(session: ChatSession, messages: readonly ChatMessage[], ready: boolean): void {
  const { target } = useStore(wanted)
  const isHere = ready && target?.chatId === session.id
  const isShown = isHere && messages.some(({ id }) => id === target.messageId)
  const arrive = useEffectEvent(() => {
    if (!target) return
    if (isShown) wanted.patch({ target: null })
    else return void session.switchTo(target.messageId).catch(() => wanted.patch({ target: null }))
    // The chat goes to its own place first.
    afterFrames(2, () => reveal(target.messageId))
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a target, and once more when its branch is there
  useEffect(() => {
    if (isHere) arrive()
  }, [isHere, isShown, target])
}

function reveal(id: MessageId): void {
  const element = document.querySelector<HTMLElement>(`[data-message="${CSS.escape(id)}"]`)
  if (!element) return
  element.tabIndex = -1
  element.focus({ preventScroll: true })
  element.scrollIntoView({ block: "center" })
  // What came into view may have found its real height only now.
  afterFrames(2, () => element.scrollIntoView({ block: "center" }))
  const glow = [{ backgroundColor: "var(--hover)" }, { backgroundColor: "transparent" }]
  element.animate(glow, { duration: 1_600, easing: "ease-in" })
}

function afterFrames(count: number, act: () => void): void {
  requestAnimationFrame(() => (count > 1 ? afterFrames(count - 1, act) : act()))
}
