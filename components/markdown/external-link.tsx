"use client"

import type { MouseEvent, ReactNode } from "react"
import { askToOpen } from "./link-question"
import { destination, safeUrl } from "./safe-url"

type ExternalLinkProps = { url: string; text: string; children: ReactNode }

/** A link that a model wrote: shows its host where its text does not, and asks before it is followed. */
export function ExternalLink({ url: text, text: label, children }: ExternalLinkProps) {
  const url = safeUrl(text)
  if (!url) return <span>{children}</span>
  const ask = (event: MouseEvent) => {
    event.preventDefault()
    askToOpen(url)
  }
  const host = destination(url)
  return (
    <>
      <a href={url.href} target="_blank" rel="noopener noreferrer nofollow" onClick={ask} onAuxClick={ask}>
        {children}
      </a>
      {!label.includes(host) && <span className="text-[0.8em] text-muted"> ({host})</span>}
    </>
  )
}
