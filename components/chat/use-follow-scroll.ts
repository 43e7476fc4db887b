"use client"

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react"
import { type Frame, isAtEnd, nextFollowing } from "./scroll-policy"

/** Where each chat was left: null at its end. */
const places = new Map<string, number | null>()

/**
 * Keeps the end of a chat in view while the reader is there, leaves the reader alone elsewhere, and restores the place when a
 * chat is opened again. `frame` scrolls, `content` grows in it.
 */
export function useFollowScroll(
  chatId: string,
  frame: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
) {
  const [atEnd, setAtEnd] = useState(true)
  const following = useRef(true)
  const last = useRef<Frame>({ top: 0, height: 0, view: 0 })

  const jump = useCallback(() => {
    const element = frame.current
    if (!element) return
    following.current = true
    element.scrollTop = element.scrollHeight
  }, [frame])

  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return
    const place = places.get(chatId) ?? null
    following.current = place === null
    element.scrollTop = place ?? element.scrollHeight
    last.current = measure(element)
    setAtEnd(isAtEnd(last.current))
    return () => {
      places.set(chatId, following.current ? null : last.current.top)
    }
  }, [chatId, frame])

  useEffect(() => {
    const element = frame.current
    if (!element || !content.current) return
    const onScroll = () => {
      const now = measure(element)
      following.current = nextFollowing(following.current, last.current, now)
      last.current = now
      setAtEnd(isAtEnd(now))
    }
    const onResize = () => {
      if (following.current) element.scrollTop = element.scrollHeight
      onScroll()
    }
    const resizes = new ResizeObserver(onResize)
    resizes.observe(element)
    resizes.observe(content.current)
    element.addEventListener("scroll", onScroll, { passive: true })
    return () => {
      resizes.disconnect()
      element.removeEventListener("scroll", onScroll)
    }
  }, [frame, content])

  return { atEnd, jump }
}

function measure(element: HTMLElement): Frame {
  return { top: element.scrollTop, height: element.scrollHeight, view: element.clientHeight }
}
