"use client"

import type { ComponentProps, MouseEvent } from "react"
import { navigate } from "./navigate"

/** A link between chats: instant on a plain click, the browser's own otherwise (new tab, middle button). */
export function ShallowLink({ href, onClick, ...props }: ComponentProps<"a"> & { href: string }) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    const { metaKey, ctrlKey, shiftKey, altKey, button } = event
    if (metaKey || ctrlKey || shiftKey || altKey || button !== 0) return
    event.preventDefault()
    navigate(href)
  }
  return <a href={href} onClick={follow} {...props} />
}
