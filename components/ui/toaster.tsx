"use client"

import { type FocusEvent, useEffect, useRef } from "react"
import { Toaster as Sonner, toast } from "sonner"
import { toasterIsThere } from "./toast"
import { useIsDark } from "./use-is-dark"

export function Toaster() {
  const isDark = useIsDark()
  useEffect(() => toasterIsThere(toast), [])
  return (
    <div {...useFocusBack()}>
      <Sonner
        theme={isDark ? "dark" : "light"}
        position="top-center"
        toastOptions={{
          classNames: {
            toast: "rounded-xl! border-line! bg-raised! text-ink! shadow-pop! font-sans!",
            actionButton: "bg-accent! text-on-accent! rounded-md!",
          },
        }}
      />
    </div>
  )
}

/**
 * Gives the focus back to where it came from when a toast's button was pressed, which closes the toast. Sonner's own way is kept from
 * hearing of it: that gives it back whenever the focus leaves, so that nobody gets past a toast with Tab.
 */
function useFocusBack() {
  const from = useRef<Element | null>(null)
  return {
    onFocusCapture(event: FocusEvent) {
      event.stopPropagation()
      if (!event.currentTarget.contains(event.relatedTarget)) from.current = event.relatedTarget
    },
    onClick() {
      if (from.current instanceof HTMLElement) from.current.focus({ preventScroll: true })
    },
  }
}
