"use client"

import { useEffect, useEffectEvent, useState } from "react"
import { filesOf, hasFiles } from "./files-of"

/** Takes files that are dropped anywhere on the page; true while some are dragged over it. */
export function useFileDrop(onFiles: (files: File[]) => void): boolean {
  const [isOver, setOver] = useState(false)
  const onDrop = useEffectEvent((data: DataTransfer) => onFiles(filesOf(data)))
  useEffect(() => {
    // Every element that is entered is left again: at none, the page is left.
    let entered = 0
    const show = (count: number) => {
      entered = Math.max(0, count)
      setOver(entered > 0)
    }
    const listeners: Partial<Record<keyof WindowEventMap, (event: DragEvent, data: DataTransfer) => void>> = {
      dragenter: () => show(entered + 1),
      dragleave: () => show(entered - 1),
      // Without this the browser opens the file in place of the page.
      dragover: (event) => event.preventDefault(),
      drop: (event, data) => {
        event.preventDefault()
        show(0)
        onDrop(data)
      },
    }
    const listen = (event: DragEvent) => {
      const data = event.dataTransfer
      if (data && hasFiles(data)) listeners[event.type as keyof WindowEventMap]?.(event, data)
    }
    const abort = new AbortController()
    for (const type of Object.keys(listeners))
      window.addEventListener(type, listen as EventListener, { signal: abort.signal })
    return () => abort.abort()
  }, [])
  return isOver
}
