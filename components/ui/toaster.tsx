"use client"

import { useEffect } from "react"
import { Toaster as Sonner, toast } from "sonner"
import { toasterIsThere } from "./toast"
import { useIsDark } from "./use-is-dark"

export function Toaster() {
  const isDark = useIsDark()
  useEffect(() => toasterIsThere(toast), [])
  return (
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
  )
}
