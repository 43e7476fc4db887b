"use client"

import { Tooltip } from "@base-ui/react/tooltip"
import { Keys } from "./keys"
import type { TipTarget } from "./tip"

/** The tooltip of `anchor`. */
export function TooltipPopup({ anchor, label, keys }: TipTarget) {
  return (
    <Tooltip.Root open>
      <Tooltip.Portal>
        <Tooltip.Positioner anchor={anchor} sideOffset={6} collisionPadding={8} className="z-60" data-tooltip>
          <Tooltip.Popup className="flex items-center gap-2 rounded-md bg-tip px-2 py-1 text-on-tip text-xs shadow-pop transition-opacity duration-100 data-starting-style:opacity-0">
            {label}
            {keys && <Keys keys={keys} />}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
