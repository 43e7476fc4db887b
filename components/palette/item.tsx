"use client"

import { Command } from "cmdk"
import type { ComponentProps, ReactNode } from "react"

/** Items under a heading. */
export function Group(props: ComponentProps<typeof Command.Group>) {
  return (
    <Command.Group
      className="[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-muted [&_[cmdk-group-heading]]:text-xs"
      {...props}
    />
  )
}

type ItemProps = ComponentProps<typeof Command.Item> & { icon: ReactNode; aside?: ReactNode }

/** One line of the palette. */
export function Item({ icon, aside, children, ...props }: ItemProps) {
  return (
    <Command.Item
      className="flex cursor-default items-center gap-3 rounded-lg px-3 py-2 text-sm data-[selected=true]:bg-hover pointer-coarse:py-3 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted"
      {...props}
    >
      {icon}
      <span className="me-auto min-w-0 truncate">{children}</span>
      {aside}
    </Command.Item>
  )
}
