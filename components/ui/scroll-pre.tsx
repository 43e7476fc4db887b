import type { ComponentProps } from "react"

/** Preformatted text that scrolls in its own frame. */
export function ScrollPre(props: ComponentProps<"pre">) {
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
  return <pre tabIndex={0} {...props} />
}
