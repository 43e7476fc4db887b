"use client"

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react"
import { type Frame, isAtEnd, nextFollowing } from "./scroll-policy"

/** Where each chat was left, in CSS pixels above its end: what is above may not be shown yet. Null at the end. */
const places = new Map<string, number | null>()

type FollowScroll = {
  chatId: string
  /** Scrolls. */
  frame: RefObject<HTMLElement | null>
  /** Grows in it. */
  content: RefObject<HTMLElement | null>
  /** The question that was sent from here last: a new one brings the end into view. One from elsewhere leaves the reader alone. */
  sentId: string | null
}

/**
 * Keeps the end of a chat in view while the reader is there, leaves the reader alone elsewhere, and restores the place when a
 * chat is opened again.
 */
export function useFollowScroll({ chatId, frame, content, sentId }: FollowScroll) {
  const [atEnd, setAtEnd] = useState(true)
  const following = useRef(true)
  const last = useRef<Frame>({ top: 0, height: 0, view: 0 })

  const settle = useCallback(() => {
    if (!frame.current) return
    if (following.current) frame.current.scrollTop = frame.current.scrollHeight
    else if (!anchors) keepPlace(frame.current, last.current)
    last.current = measure(frame.current)
    setAtEnd(isAtEnd(last.current))
  }, [frame])

  const jump = useCallback(() => {
    following.current = true
    settle()
  }, [settle])

  const sent = useRef(sentId)
  useLayoutEffect(() => {
    if (sent.current !== sentId) jump()
    sent.current = sentId
  }, [sentId, jump])

  useLayoutEffect(() => {
    const place = places.get(chatId) ?? null
    following.current = place === null
    if (frame.current && place !== null) frame.current.scrollTop = frame.current.scrollHeight - place
    settle()
    return () => {
      places.set(chatId, following.current ? null : last.current.height - last.current.top)
    }
  }, [chatId, frame, settle])

  useEffect(() => {
    const element = frame.current
    if (!element || !content.current) return
    const onScroll = () => {
      const now = measure(element)
      following.current = nextFollowing(following.current, last.current, now)
      last.current = now
      setAtEnd(isAtEnd(now))
    }
    // A wheel turned up is heard before the scroll that it causes.
    const onWheel = (event: WheelEvent) => {
      if (event.deltaY < 0 && element.scrollTop > 0) following.current = false
    }
    const resizes = new ResizeObserver(settle)
    resizes.observe(element)
    resizes.observe(content.current)
    element.addEventListener("scroll", onScroll, { passive: true })
    element.addEventListener("wheel", onWheel, { passive: true })
    return () => {
      resizes.disconnect()
      element.removeEventListener("wheel", onWheel)
      element.removeEventListener("scroll", onScroll)
    }
  }, [frame, content, settle])

  return { atEnd, jump }
}

/** Whether the browser itself keeps the place when something grows above it. Safari does not. */
const anchors = typeof CSS !== "undefined" && CSS.supports("overflow-anchor", "auto")

/** What grew while the reader was near the top grew above: earlier messages being filled in. */
function keepPlace(element: HTMLElement, before: Frame): void {
  const grown = element.scrollHeight - before.height
  if (grown > 0 && element.scrollTop < before.view) element.scrollTop += grown
}

function measure(element: HTMLElement): Frame {
  return { top: element.scrollTop, height: element.scrollHeight, view: element.clientHeight }
}
