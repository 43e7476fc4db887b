"use client"

import type { ComponentProps, MouseEvent } from "react"
import { navigate } from "./navigate"
import { isPlainClick } from "./plain-click"

/** A link between chats: instant on a plain click. */
export function ShallowLink({ href, onClick, ...props }: ComponentProps<"a"> & { href: string }) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (!isPlainClick(event)) return
    event.preventDefault()
    navigate(href)
  }
  return <a href={href} onClick={follow} {...props} />
}
