"use client"

import { useTheme } from "next-themes"
import { Toaster } from "sonner"

/** Where toasts appear. Mounted once. */
export function Toasts() {
  const { resolvedTheme } = useTheme()
  return (
    <Toaster
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
