import type { RefObject } from "react"

type Details = { reason: string; event: Event; cancel(): void }

/** A press on the button itself is left to the button: otherwise the popup would close and open again. */
export function withoutOwnPress(
  anchor: RefObject<HTMLElement | null>,
  onOpenChange: (open: boolean) => void,
) {
  return (open: boolean, details: Details) => {
    const isOwn = details.event.target instanceof Node && anchor.current?.contains(details.event.target)
    if (!open && isOwn && details.reason === "outside-press") details.cancel()
    else onOpenChange(open)
  }
}
