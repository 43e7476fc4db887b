"use client"

import { Dialog } from "@base-ui/react/dialog"
import { clsx } from "clsx"
import type { ComponentProps, ReactNode } from "react"

export const DialogRoot = Dialog.Root
export const DialogClose = Dialog.Close

type DialogPopupProps = ComponentProps<typeof Dialog.Popup> & {
  title: string
  description?: ReactNode
  /** `wide`: as wide as what it holds. */
  size?: "usual" | "wide"
}

/** A modal window in the middle of the page; goes inside `DialogRoot`. */
export function DialogPopup({
  title,
  description,
  size = "usual",
  className,
  children,
  ...props
}: DialogPopupProps) {
  return (
    <Dialog.Portal>
      <Dialog.Backdrop className={backdropStyle} />
      <Dialog.Viewport className="fixed inset-0 z-50 grid place-items-center overflow-y-auto p-4">
        <Dialog.Popup
          className={clsx(
            size === "usual" ? "w-full max-w-md" : "max-w-full",
            "rounded-2xl border border-line bg-raised p-5 text-ink shadow-pop outline-none transition-[opacity,scale] duration-150 data-ending-style:scale-97 data-ending-style:opacity-0 data-starting-style:scale-97 data-starting-style:opacity-0",
            className,
          )}
          {...props}
        >
          <Dialog.Title className="font-semibold text-base">{title}</Dialog.Title>
          {description && (
            <Dialog.Description className="mt-1.5 text-muted text-sm">{description}</Dialog.Description>
          )}
          {children}
        </Dialog.Popup>
      </Dialog.Viewport>
    </Dialog.Portal>
  )
}

export const backdropStyle =
  "fixed inset-0 z-50 bg-scrim transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0"
