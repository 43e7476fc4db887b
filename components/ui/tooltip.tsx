"use client"

import { Tooltip } from "@base-ui/react/tooltip"
import type { ReactElement } from "react"
import { Keys } from "./keys"

type Tip = { label: string; keys?: string }

// One tooltip serves every trigger of the page: hundreds of messages would otherwise mount one each.
const tips = Tooltip.createHandle<Tip>()

/** Shows `label` (and a shortcut) on hover or focus of its child, which must have an accessible name of its own. */
export function WithTip({ label, keys, children }: Tip & { children: ReactElement }) {
  return <Tooltip.Trigger handle={tips} payload={{ label, keys }} delay={400} render={children} />
}

/** Mounted once, in the root layout. */
export function Tooltips() {
  return (
    <Tooltip.Root handle={tips}>
      {({ payload }) => (
        <Tooltip.Portal>
          <Tooltip.Positioner sideOffset={6} className="z-60">
            <Tooltip.Popup className="flex items-center gap-2 rounded-md bg-tip px-2 py-1 text-on-tip text-xs shadow-pop transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0 data-instant:transition-none">
              {payload?.label}
              {payload?.keys && <Keys keys={payload.keys} />}
            </Tooltip.Popup>
          </Tooltip.Positioner>
        </Tooltip.Portal>
      )}
    </Tooltip.Root>
  )
}
