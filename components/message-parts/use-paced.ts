"use client"

import { useEffect, useRef, useState } from "react"
import { Pacer } from "./pacer"

/** Parsing and painting more often is not seen. */
const frameMs = 32

/**
 * The text to show while it grows: it flows though it arrives in lumps. All of it when it does not grow, when the tab is
 * hidden, and for readers who want less motion.
 */
export function usePaced(text: string, growing: boolean): string {
  const pacer = useRef<Pacer | null>(null)
  const [shown, setShown] = useState<number | null>(null)
  const length = text.length

  useEffect(() => {
    if (!growing || !wantsMotion() || document.hidden) {
      pacer.current = null
      setShown(null)
      return
    }
    const now = performance.now()
    if (!pacer.current) {
      // What is on screen stays there.
      pacer.current = new Pacer(length, now)
      setShown(length)
    }
    pacer.current.arrive(length, now)
    return everyFrame((at) => {
      if (!pacer.current) return false
      setShown(pacer.current.advance(at))
      return !pacer.current.isDone
    })
  }, [length, growing])

  return !growing || shown === null || shown >= length ? text : text.slice(0, wholeCharacters(text, shown))
}

function wantsMotion(): boolean {
  return !window.matchMedia("(prefers-reduced-motion: reduce)").matches
}

/** Never half of a surrogate pair. */
function wholeCharacters(text: string, length: number): number {
  const code = text.charCodeAt(length - 1)
  return code >= 0xd800 && code <= 0xdbff ? length - 1 : length
}

/** Calls `step` at most every `frameMs` until it returns false; returns the way to stop. */
function everyFrame(step: (now: number) => boolean): () => void {
  let last = 0
  let handle = requestAnimationFrame(function frame() {
    const now = performance.now()
    if (now - last >= frameMs) {
      last = now
      if (!step(now)) return
    }
    handle = requestAnimationFrame(frame)
  })
  return () => cancelAnimationFrame(handle)
}
