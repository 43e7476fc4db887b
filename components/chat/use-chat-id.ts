"use client"

import { usePathname } from "next/navigation"
import { useState } from "react"
import { type ChatId, newChatId } from "@/lib/protocol/ids"
import { replacePath } from "../shell/navigate"

type Place = { path: string; fresh: ChatId; keep: boolean }

/**
 * The chat on screen: the one in the address, or at `/` one that has not begun. `backToNew` returns to `/` with the same
 * chat, when its first message was not taken.
 */
export function useChatId(): { id: ChatId; isNew: boolean; backToNew(): void } {
  const path = usePathname()
  const [place, setPlace] = useState<Place>(() => ({ path, fresh: newChatId(), keep: false }))
  if (place.path !== path) {
    const fresh = path === "/" && !place.keep ? newChatId() : place.fresh
    setPlace({ path, fresh, keep: false })
  }
  const inPath = /^\/chats\/([^/]+)$/.exec(path)?.[1] as ChatId | undefined
  const id = inPath ?? place.fresh
  const backToNew = () => {
    setPlace((now) => ({ ...now, fresh: id, keep: true }))
    replacePath("/")
  }
  return { id, isNew: inPath === undefined, backToNew }
}
