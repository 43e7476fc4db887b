"use client"

import { Menu } from "@base-ui/react/menu"
import { clsx } from "clsx"
import { Check } from "lucide-react"
import type { ComponentProps } from "react"
import type { PopupProps } from "./popup-button"
import { withoutOwnPress } from "./popup-events"

export const MenuRadioGroup = Menu.RadioGroup

type MenuFrameProps = PopupProps &
  ComponentProps<typeof Menu.Popup> &
  Pick<ComponentProps<typeof Menu.Positioner>, "align" | "side">

/** The floating list of a menu. */
export function MenuFrame({
  anchor,
  open,
  onOpenChange,
  align = "start",
  side = "bottom",
  className,
  ...props
}: MenuFrameProps) {
  return (
    <Menu.Root open={open} onOpenChange={withoutOwnPress(anchor, onOpenChange)} modal={false}>
      <Menu.Portal>
        <Menu.Positioner
          anchor={anchor}
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 outline-none"
        >
          <Menu.Popup
            finalFocus={anchor}
            className={clsx(popupStyle, "max-h-(--available-height) overflow-y-auto p-1", className)}
            {...props}
          />
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

export const popupStyle =
  "min-w-40 max-w-[calc(100vw-1rem)] origin-(--transform-origin) rounded-xl border border-line bg-raised text-ink text-sm shadow-pop outline-none transition-[opacity,scale] duration-100 data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0"

const itemStyle =
  "flex cursor-default select-none items-center gap-2.5 rounded-lg px-2.5 py-1.5 outline-none data-highlighted:bg-hover pointer-coarse:py-2.5 [&_svg]:size-4 [&_svg]:shrink-0"

export function MenuItem({ className, ...props }: ComponentProps<typeof Menu.Item>) {
  return <Menu.Item className={clsx(itemStyle, className)} {...props} />
}

export function MenuRadioItem({ className, children, ...props }: ComponentProps<typeof Menu.RadioItem>) {
  return (
    <Menu.RadioItem className={clsx(itemStyle, className)} closeOnClick {...props}>
      {children}
      <Menu.RadioItemIndicator className="ml-auto text-accent">
        <Check aria-hidden />
      </Menu.RadioItemIndicator>
    </Menu.RadioItem>
  )
}
