"use client"

import { Popover } from "@base-ui/react/popover"
import type { ComponentProps } from "react"
import { cn } from "./cn"
import { popupStyle } from "./menu"

export const PopoverRoot = Popover.Root
export const PopoverTrigger = Popover.Trigger

/** A floating panel with a title; goes inside `PopoverRoot`. */
export function PopoverPopup({
  title,
  className,
  children,
  ...props
}: ComponentProps<typeof Popover.Popup> & { title: string }) {
  return (
    <Popover.Portal>
      <Popover.Positioner sideOffset={6} collisionPadding={8} align="start" className="z-50">
        <Popover.Popup className={cn(popupStyle, "p-4", className)} {...props}>
          <Popover.Title className="mb-3 font-semibold text-sm">{title}</Popover.Title>
          {children}
        </Popover.Popup>
      </Popover.Positioner>
    </Popover.Portal>
  )
}
