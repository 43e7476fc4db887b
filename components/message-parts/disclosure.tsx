import { ChevronRight } from "lucide-react"
import type { ReactNode } from "react"

/** A line that opens what is behind it. */
export function Disclosure({ summary, children }: { summary: ReactNode; children: ReactNode }) {
  return (
    <details className="group/disclosure">
      <summary className="-mx-2 flex w-fit max-w-full cursor-default list-none items-center gap-2 rounded-lg px-2 py-1 text-muted text-sm transition-colors hover:bg-hover hover:text-ink pointer-coarse:py-2.5 [&::-webkit-details-marker]:hidden">
        {summary}
        <ChevronRight
          aria-hidden
          className="size-4 shrink-0 transition-transform group-open/disclosure:rotate-90 motion-reduce:transition-none"
        />
      </summary>
      {children}
    </details>
  )
}
