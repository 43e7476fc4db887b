"use client"

import { Switch as BaseSwitch } from "@base-ui/react/switch"
import type { ComponentProps } from "react"

/** Turns something on and off; needs a name. */
export function Switch(props: ComponentProps<typeof BaseSwitch.Root>) {
  return (
    <BaseSwitch.Root
      className="relative h-6 w-10 shrink-0 rounded-full bg-control-line p-0.5 transition-colors data-checked:bg-accent"
      {...props}
    >
      <BaseSwitch.Thumb className="block size-5 rounded-full bg-raised shadow-card transition-transform data-checked:translate-x-4" />
    </BaseSwitch.Root>
  )
}
