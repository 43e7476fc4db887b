"use client"

import { type ComponentProps, createContext, use } from "react"

/** Begins the ids of one answer's footnotes: answers on one page all count from 1. */
export const FootnoteScope = createContext("")

type End = "note" | "reference"

/** The id of a note, or of the place in the text that refers to it. */
export function useFootnoteId(end: End, label: string): string {
  return `${use(FootnoteScope)}${end}-${label}`
}

/** Leads to the other end of a footnote within the conversation's frame, without a step in the browser's history. */
export function FootnoteLink({ to, label, ...props }: ComponentProps<"a"> & { to: End; label: string }) {
  const target = useFootnoteId(to, label)
  return (
    <a
      href={`#${target}`}
      onClick={(event) => {
        event.preventDefault()
        const element = document.getElementById(target)
        element?.scrollIntoView({ block: "center" })
        element?.focus({ preventScroll: true })
      }}
      {...props}
    />
  )
}
