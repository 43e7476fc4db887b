"use client"

import { type RefObject, useEffect, useState } from "react"
import type { CodeLine } from "./highlighter"
import { languageOf } from "./languages"

const maxChars = 100_000
const maxRemembered = 100

/** Highlighted blocks, so that coming back to a chat shows no plain code first. Oldest first. */
const remembered = new Map<string, readonly CodeLine[]>()

type Highlight = { code: string; language: string; open: boolean; block: RefObject<HTMLElement | null> }

/** The highlighted lines of a finished block once it is near the window; null until then, and where there is nothing to do. */
export function useHighlight({ code, language, open, block }: Highlight): readonly CodeLine[] | null {
  const name = open || code.length > maxChars ? null : languageOf(language)
  const key = `${name}:${code}`
  const [done, setDone] = useState<{ key: string; lines: readonly CodeLine[] } | null>(null)
  useEffect(() => {
    if (!name || !block.current || remembered.has(key)) return
    const leaving = new AbortController()
    const near = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return
        near.disconnect()
        highlightAll(code, name, leaving.signal).then(
          (lines) => {
            if (!lines) return
            remember(key, lines)
            setDone({ key, lines })
          },
          () => {
            /* the grammar could not be fetched or read: the code stays plain */
          },
        )
      },
      { rootMargin: "600px" },
    )
    near.observe(block.current)
    return () => {
      near.disconnect()
      leaving.abort()
    }
  }, [name, key, code, block])
  return done?.key === key ? done.lines : (remembered.get(key) ?? null)
}

async function highlightAll(code: string, language: string, signal: AbortSignal): Promise<CodeLine[] | null> {
  const { highlight } = await import("./highlighter")
  const lines: CodeLine[] = []
  for await (const run of highlight(code, language)) {
    if (signal.aborted) return null
    lines.push(...run)
  }
  return lines
}

function remember(key: string, lines: readonly CodeLine[]): void {
  remembered.set(key, lines)
  const [oldest] = remembered.keys()
  if (remembered.size > maxRemembered && oldest !== undefined) remembered.delete(oldest)
}
