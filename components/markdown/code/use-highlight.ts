"use client"

import { type RefObject, useEffect, useState } from "react"
import { highlightInWorker } from "./highlight-in-worker"
import type { ColoredChunk, HighlightRequest } from "./highlighter"
import { languageOf } from "./languages"

const maxChars = 100_000
const maxRemembered = 100
const nothing: readonly ColoredChunk[] = []

/** Highlighted blocks, so that coming back to a chat shows no plain code first. Oldest first. */
const remembered = new Map<string, readonly ColoredChunk[]>()

type Highlight = {
  code: string
  chunks: readonly string[]
  language: string
  open: boolean
  block: RefObject<HTMLElement | null>
}

/** The chunks of a finished block in colour, one after the other once it is near the window. */
export function useHighlight({ code, chunks, language, open, block }: Highlight): readonly ColoredChunk[] {
  const name = open || code.length > maxChars ? null : languageOf(language)
  const key = `${name}:${code}`
  const [done, setDone] = useState({ key, colored: nothing })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the chunks are those of the code
  useEffect(() => {
    if (!name || !block.current || remembered.has(key)) return
    const leaving = new AbortController()
    const show = (colored: readonly ColoredChunk[]) => setDone({ key, colored })
    const near = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return
        near.disconnect()
        highlightAll({ chunks, language: name }, leaving.signal, show).then(
          (colored) => remember(key, colored),
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
  }, [name, key, block])
  return done.key === key && done.colored.length > 0 ? done.colored : (remembered.get(key) ?? nothing)
}

async function highlightAll(
  request: HighlightRequest,
  signal: AbortSignal,
  show: (colored: readonly ColoredChunk[]) => void,
): Promise<readonly ColoredChunk[]> {
  let colored = nothing
  for await (const chunk of highlightInWorker(request)) {
    signal.throwIfAborted()
    colored = [...colored, chunk]
    show(colored)
  }
  return colored
}

function remember(key: string, colored: readonly ColoredChunk[]): void {
  remembered.set(key, colored)
  const [oldest] = remembered.keys()
  if (remembered.size > maxRemembered && oldest !== undefined) remembered.delete(oldest)
}
