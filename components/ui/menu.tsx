"use client"

import { Menu } from "@base-ui/react/menu"
import { Check } from "lucide-react"
import type { ComponentProps } from "react"
import { cn } from "./cn"

export const MenuRoot = Menu.Root
export const MenuTrigger = Menu.Trigger
export const MenuGroup = Menu.Group
export const MenuRadioGroup = Menu.RadioGroup
export const createMenuHandle = Menu.createHandle

type PopupProps = ComponentProps<typeof Menu.Popup> &
  Pick<ComponentProps<typeof Menu.Positioner>, "align" | "side">

/** The floating list of a menu; goes inside `MenuRoot`. */
export function MenuPopup({ align = "start", side = "bottom", className, ...props }: PopupProps) {
  return (
    <Menu.Portal>
      <Menu.Positioner
        align={align}
        side={side}
        sideOffset={6}
        collisionPadding={8}
        className="z-50 outline-none"
      >
        <Menu.Popup
          className={cn(popupStyle, "max-h-(--available-height) overflow-y-auto p-1", className)}
          {...props}
        />
      </Menu.Positioner>
    </Menu.Portal>
  )
}

export const popupStyle =
  "min-w-44 max-w-[calc(100vw-1rem)] origin-(--transform-origin) rounded-xl border border-line bg-raised text-ink text-sm shadow-pop outline-none transition-[opacity,scale] duration-100 data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0"

const itemStyle =
  "flex cursor-default select-none items-center gap-2.5 rounded-lg px-2.5 py-1.5 outline-none data-highlighted:bg-hover pointer-coarse:py-2.5 [&_svg]:size-4 [&_svg]:shrink-0"

export function MenuItem({ className, ...props }: ComponentProps<typeof Menu.Item>) {
  return <Menu.Item className={cn(itemStyle, className)} {...props} />
}

export function MenuRadioItem({ className, children, ...props }: ComponentProps<typeof Menu.RadioItem>) {
  return (
    <Menu.RadioItem className={cn(itemStyle, className)} {...props}>
      {children}
      <Menu.RadioItemIndicator className="ml-auto text-accent">
        <Check aria-hidden />
      </Menu.RadioItemIndicator>
    </Menu.RadioItem>
  )
}

export function MenuLabel({ className, ...props }: ComponentProps<typeof Menu.GroupLabel>) {
  return <Menu.GroupLabel className={cn("px-2.5 py-1.5 text-muted text-xs", className)} {...props} />
}
