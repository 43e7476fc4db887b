"use client"

import { type ReactNode, type RefObject, useImperativeHandle, useRef, useState } from "react"
import { Button, type ButtonProps } from "./button"

/** What a popup needs to know of its button. */
export type PopupProps = {
  anchor: RefObject<HTMLElement | null>
  open: boolean
  onOpenChange(open: boolean): void
}

export type Opener = RefObject<(() => void) | null>

type PopupButtonProps = Omit<ButtonProps, "popover"> & {
  kind: "menu" | "dialog" | "listbox"
  /** Is given the way to open it from elsewhere. */
  opener?: Opener | undefined
  /** Renders the popup, once it was opened: usually a `lazyPart`, so that its code comes then. */
  popup(props: PopupProps): ReactNode
}

/** A button that opens a popup, whose code is loaded when it is needed. */
export function PopupButton({ kind, popup, opener, ...props }: PopupButtonProps) {
  const anchor = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const [wasOpened, setOpened] = useState(false)
  const onOpenChange = (next: boolean) => {
    setOpen(next)
    if (next) setOpened(true)
  }
  useImperativeHandle(opener, () => () => onOpenChange(true))
  return (
    <>
      <Button
        ref={anchor}
        aria-haspopup={kind}
        aria-expanded={open}
        onClick={() => onOpenChange(!open)}
        onKeyDown={(event) => {
          if (kind === "dialog" || event.key !== "ArrowDown") return
          event.preventDefault()
          onOpenChange(true)
        }}
        {...props}
      />
      {wasOpened && popup({ anchor, open, onOpenChange })}
    </>
  )
}
