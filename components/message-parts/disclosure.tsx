"use client"

import { Collapsible } from "@base-ui/react/collapsible"
import { ChevronRight } from "lucide-react"
import type { ReactNode } from "react"

/** A line that opens what is behind it. */
export function Disclosure({ summary, children }: { summary: ReactNode; children: ReactNode }) {
  return (
    <Collapsible.Root>
      <Collapsible.Trigger className="group -mx-2 flex max-w-full items-center gap-2 rounded-lg px-2 py-1 text-left text-muted text-sm transition-colors hover:bg-hover hover:text-ink pointer-coarse:py-2.5">
        {summary}
        <ChevronRight
          aria-hidden
          className="size-4 shrink-0 transition-transform group-data-panel-open:rotate-90 motion-reduce:transition-none"
        />
      </Collapsible.Trigger>
      <Collapsible.Panel className="h-(--collapsible-panel-height) overflow-hidden transition-[height] duration-150 data-ending-style:h-0 data-starting-style:h-0 motion-reduce:transition-none">
        {children}
      </Collapsible.Panel>
    </Collapsible.Root>
  )
}
