"use client"

import { Popover } from "@base-ui/react/popover"
import { clsx } from "clsx"
import type { ComponentProps } from "react"
import { popupStyle } from "./menu"
import type { PopupProps } from "./popup-button"
import { withoutOwnPress } from "./popup-events"

type PopoverFrameProps = PopupProps & ComponentProps<typeof Popover.Popup> & { title: string }

/** A floating panel with a title. */
export function PopoverFrame({
  anchor,
  open,
  onOpenChange,
  title,
  className,
  children,
  ...props
}: PopoverFrameProps) {
  return (
    <Popover.Root open={open} onOpenChange={withoutOwnPress(anchor, onOpenChange)}>
      <Popover.Portal>
        <Popover.Positioner
          anchor={anchor}
          sideOffset={6}
          collisionPadding={8}
          align="start"
          className="z-50"
        >
          <Popover.Popup finalFocus={anchor} className={clsx(popupStyle, "p-4", className)} {...props}>
            <Popover.Title className="mb-3 font-semibold text-sm">{title}</Popover.Title>
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
