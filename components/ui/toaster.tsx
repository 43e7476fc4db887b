"use client"

import { useTheme } from "next-themes"
import { useEffect } from "react"
import { Toaster as Sonner, toast } from "sonner"
import { toasterIsThere } from "./toast"

export function Toaster() {
  const { resolvedTheme } = useTheme()
  useEffect(() => toasterIsThere(toast), [])
  return (
    <Sonner
      theme={resolvedTheme === "dark" ? "dark" : "light"}
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
